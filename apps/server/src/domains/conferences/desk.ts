import type { Id, Person } from '@parley/contract';
import { Gathered } from '../../platform/db/gathered.ts';

import type { Admission, ConferenceDesk } from './admission.ts';
import { end } from './change-state.ts';
import { noteEntry } from './note-entry.ts';
import { NOBODY } from '../people/index.ts';
import { partsOf } from './personal-data.ts';
import { type ConferenceRow, findAdmissions, findConference, type ParticipantRow } from './repository.ts';
import { doorFor } from './schedule.ts';
import type { Uses } from './uses.ts';

/** What live rooms ask of conferences. */
export function createDesk(uses: Uses): ConferenceDesk {
  const admissions = new Gathered((ids: readonly Id<'participant'>[]) => findAll(uses, ids), {
    clock: uses.clock,
  });
  return {
    admission: (participantId) => admissions.ask(participantId),

    someoneEntered: (conferenceId) => noteEntry(uses, conferenceId),

    partsOf: partsOf(uses.db),

    async end(conferenceId, reason, origin) {
      const conference = await findConference(uses.db.sql, conferenceId);
      // Deleting ends a conference in its own transaction; there is nothing left to do then.
      if (conference === null || conference.deletedAt !== null || reason === 'deleted') return;
      await end(uses, conferenceId, reason, origin);
    },
  };
}

/** Rights to be there of many at once, for a whole school may come back at the same moment. */
async function findAll(uses: Uses, ids: readonly Id<'participant'>[]): Promise<(Admission | null)[]> {
  const found = new Map((await findAdmissions(uses.db.sql, ids)).map((row) => [row.participant.id, row]));
  const userIds = [...found.values()].flatMap(({ participant: { userId } }) => userId ?? []);
  const persons = await uses.people.persons(userIds);
  return ids.map((id) => {
    const row = found.get(id);
    return row === undefined ? null : present(uses, row, persons);
  });
}

function present(
  { clock, options }: Uses,
  { conference, participant }: { conference: ConferenceRow; participant: ParticipantRow },
  persons: ReadonlyMap<Id<'user'>, Person>,
): Admission {
  const { id, title, state, endsAt, settings } = conference;
  const { userId, role } = participant;
  const person = userId === null ? undefined : persons.get(userId);
  const door = doorFor(conference, role, clock.now(), options.joinEarlyMinutes);
  const known = userId === null ? !settings.requireAuthentication : person?.name !== NOBODY;
  const welcome = participant.bannedAt === null && known;
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
}
