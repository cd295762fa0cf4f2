import type { EndReason } from '@parley/providers';
import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { sendEndOfDay } from './end-over-job.ts';
import { noSuchConference } from './policy.ts';
import { type ConferenceRow, changeConference, holdConference } from './repository.ts';
import { isClosed } from './schedule.ts';
import { conferenceEnded, stateAfter } from './state.ts';
import type { Uses } from './uses.ts';

type Tools = Pick<Uses, 'db' | 'clock' | 'facts' | 'jobs'>;

/** Starts a conference; one that is on stays as it is. `unless` is asked about the row as it is held. */
export async function start(
  uses: Tools,
  id: Id<'conference'>,
  origin: Origin,
  unless: (conference: ConferenceRow) => boolean = () => false,
): Promise<ConferenceRow> {
  return await uses.db.transaction(async (tx) => {
    const conference = await held(tx, id);
    if (unless(conference) || stateAfter(conference.state, 'start') === conference.state) return conference;
    const now = uses.clock.now();
    if (isClosed(conference, now)) throw conferenceEnded();
    const started = await changeConference(tx, id, { state: 'active', startedAt: now }, now);
    await sendEndOfDay(uses.jobs, tx, started);
    await uses.facts.record(tx, {
      ...about(started, origin),
      type: 'conference.started',
      payload: { conferenceId: id },
    });
    return started;
  });
}

/** Ends a conference; one that has ended stays as it is. The meeting is closed by what follows from the fact. */
export async function end(
  uses: Tools,
  id: Id<'conference'>,
  reason: Exclude<EndReason, 'deleted'>,
  origin: Origin,
): Promise<ConferenceRow> {
  return await uses.db.transaction(async (tx) => {
    const conference = await held(tx, id);
    const state = stateAfter(conference.state, reason === 'over' ? 'run_out' : 'end');
    if (state === conference.state) return conference;
    const now = uses.clock.now();
    const ended = await changeConference(tx, id, { state, endedAt: now }, now);
    const payload = { conferenceId: id, reason };
    await uses.facts.record(tx, { ...about(ended, origin), type: 'conference.ended', payload });
    return ended;
  });
}

/** Cancels a conference before it begins; one that was cancelled stays as it is. */
export async function cancel(uses: Tools, id: Id<'conference'>, origin: Origin): Promise<ConferenceRow> {
  return await uses.db.transaction(async (tx) => {
    const conference = await held(tx, id);
    const state = stateAfter(conference.state, 'cancel');
    if (state === conference.state) return conference;
    const cancelled = await changeConference(tx, id, { state }, uses.clock.now());
    const payload = { conferenceId: id };
    await uses.facts.record(tx, { ...about(cancelled, origin), type: 'conference.cancelled', payload });
    return cancelled;
  });
}

/** Deletes a conference: what is on ends first, what has not begun is cancelled. Its row stays and nobody is shown it. */
export async function remove(uses: Tools, id: Id<'conference'>, origin: Origin): Promise<void> {
  await uses.db.transaction(async (tx) => {
    const conference = await held(tx, id);
    const now = uses.clock.now();
    const gone = { deletedAt: now };
    if (conference.state === 'active') {
      await changeConference(tx, id, { ...gone, state: stateAfter('active', 'end'), endedAt: now }, now);
      const payload = { conferenceId: id, reason: 'deleted' } as const;
      await uses.facts.record(tx, { ...about(conference, origin), type: 'conference.ended', payload });
    } else if (conference.state === 'scheduled') {
      await changeConference(tx, id, { ...gone, state: stateAfter('scheduled', 'cancel') }, now);
    } else {
      await changeConference(tx, id, gone, now);
    }
    await uses.facts.record(tx, {
      ...about(conference, origin),
      type: 'conference.deleted',
      payload: { conferenceId: id },
    });
  });
}

/** A conference that is not deleted, held against other changes. Throws `NOT_FOUND`. */
export async function held(tx: Sql, id: Id<'conference'>): Promise<ConferenceRow> {
  const conference = await holdConference(tx, id);
  if (conference === null || conference.deletedAt !== null) throw noSuchConference();
  return conference;
}

/** What a fact about `conference` has besides its type and payload. */
export const about = ({ id, workspaceId }: ConferenceRow, origin: Origin) => ({ workspaceId, subject: id, origin });
