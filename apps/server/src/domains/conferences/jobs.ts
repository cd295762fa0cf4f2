import type { EndReason } from '@parley/providers';
import type { Fact } from '../../platform/facts/facts.ts';
import { end } from './change-state.ts';
import { endOver } from './end-over-job.ts';
import { beginByPresence, noteWhoIsThere } from './note-entry.ts';
import { findParticipant } from './participant-repository.ts';
import { specOf } from './plan-conference.ts';
import { countPresent } from './presence.ts';
import { callProvider, meetingOf, providerOf } from './provider-calls.ts';
import { releasePerson } from './release-person.ts';
import { type ConferenceRow, findConference, type ParticipantRow } from './repository.ts';
import { latestEnd, whetherOver } from './schedule.ts';
import type { Uses } from './uses.ts';

const SYSTEM = { actor: { kind: 'system' }, address: null, requestId: null } as const;

/** What conferences do later: begin with who came early, end what is over, and close the meetings of what has ended. */
export function registerJobs(uses: Uses): void {
  uses.jobs.work(endOver, ({ conferenceId }) => endIfOver(uses, conferenceId));
  uses.jobs.work(beginByPresence, ({ conferenceId }) => noteWhoIsThere(uses, conferenceId));
  // A deleted conference may have a meeting too, made ahead or opened early by its host.
  const endings = ['conference.ended', 'conference.cancelled', 'conference.deleted'] as const;
  uses.facts.subscribe('conferences.close-meeting', endings, async (fact) => {
    await closeMeeting(uses, fact.payload.conferenceId, reasonOf(fact));
  });
  const changes = ['conference.updated', 'conference.rescheduled', 'participant.updated'] as const;
  uses.facts.subscribe('conferences.update-meeting', changes, ({ payload }) =>
    updateMeeting(uses, payload.conferenceId),
  );
  uses.facts.subscribe('conferences.release-person', ['user.erased'], ({ payload }) =>
    releasePerson(uses, payload.userId),
  );
  uses.facts.subscribe('conferences.let-go', ['participant.removed'], ({ payload }) =>
    letGo(uses, payload.conferenceId, payload.participantId),
  );
}

/** Ends a conference that is over (K4), or sends itself again for when to look next. Doing it twice does nothing more. */
async function endIfOver(uses: Uses, id: ConferenceRow['id']): Promise<void> {
  const conference = await findConference(uses.db.sql, id);
  if (conference === null || conference.deletedAt !== null) return;
  if (conference.state !== 'scheduled' && conference.state !== 'active') return;
  const now = uses.clock.now();
  const present = now >= latestEnd(conference) ? 0 : await countPresent(uses, conference);
  const verdict = whetherOver(conference, now, present);
  if (verdict === 'over') {
    await end(uses, id, 'over', SYSTEM);
    return;
  }
  const options = { startAfter: verdict.lookAgainAt, key: id };
  await uses.db.transaction((tx) => uses.jobs.send(tx, endOver, { conferenceId: id }, options));
}

/** Has the provider let somebody go who was removed; unless they were let in again meanwhile. */
async function letGo(uses: Uses, id: ConferenceRow['id'], participantId: ParticipantRow['id']): Promise<void> {
  const conference = await findConference(uses.db.sql, id);
  if (conference === null || (await findParticipant(uses.db.sql, id, participantId)) !== null) return;
  const provider = providerOf(uses, conference);
  const leave = () => provider.meetings.leave(meetingOf(conference), participantId, 'removed');
  await callProvider(uses, provider, conference, 'leave', leave);
}

function reasonOf(fact: Fact<'conference.ended' | 'conference.cancelled' | 'conference.deleted'>): EndReason {
  if (fact.type === 'conference.ended') return fact.payload.reason;
  return fact.type === 'conference.cancelled' ? 'host' : 'deleted';
}

/** Has the provider's meeting be as the conference is by now, however many changes there were meanwhile. */
async function updateMeeting(uses: Uses, id: ConferenceRow['id']): Promise<void> {
  const conference = await findConference(uses.db.sql, id);
  if (conference === null || conference.deletedAt !== null) return;
  if (conference.state !== 'scheduled' && conference.state !== 'active') return;
  const provider = providerOf(uses, conference);
  const host = (await uses.people.persons([conference.hostUserId])).get(conference.hostUserId);
  const spec = specOf(conference, host?.name ?? '');
  await callProvider(uses, provider, conference, 'update', () => provider.meetings.update(meetingOf(conference), spec));
  await noteWhoIsThere(uses, id);
}

async function closeMeeting(uses: Uses, id: ConferenceRow['id'], reason: EndReason): Promise<void> {
  const conference = await findConference(uses.db.sql, id);
  if (conference === null) return;
  const provider = providerOf(uses, conference);
  await callProvider(uses, provider, conference, 'end', () => provider.meetings.end(meetingOf(conference), reason));
}
