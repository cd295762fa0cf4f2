import { end } from './change-state.ts';
import type { ConferenceDesk } from './admission.ts';
import { noteEntry } from './note-entry.ts';
import { findAdmission, findConference } from './repository.ts';
import { doorFor } from './schedule.ts';
import type { Uses } from './uses.ts';

/** What live rooms ask of conferences. */
export const createDesk = (uses: Uses): ConferenceDesk => ({
  async admission(participantId) {
    const found = await findAdmission(uses.db.sql, participantId);
    if (found === null) return null;
    const { conference, participant } = found;
    const { id, title, state, endsAt, settings } = conference;
    const { userId, role } = participant;
    const person = userId === null ? undefined : (await uses.people.persons([userId])).get(userId);
    const door = doorFor(conference, role, uses.clock.now(), uses.options.joinEarlyMinutes);
    const welcome = participant.bannedAt === null && (userId !== null || !settings.requireAuthentication);
    return {
      workspaceId: conference.workspaceId,
      conference: { id, title, state, endsAt, settings },
      participant: {
        id: participant.id,
        userId,
        kind: userId === null ? 'guest' : 'user',
        name: person?.name ?? participant.guestName ?? '',
        avatarUrl: person?.avatarUrl ?? null,
        role,
      },
      mayEnter: welcome && door === 'open',
    };
  },

  someoneEntered: (conferenceId) => noteEntry(uses, conferenceId),

  async end(conferenceId, reason, origin) {
    const conference = await findConference(uses.db.sql, conferenceId);
    // Deleting ends a conference in its own transaction; there is nothing left to do then.
    if (conference === null || conference.deletedAt !== null || reason === 'deleted') return;
    await end(uses, conferenceId, reason, origin);
  },
});
