import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import { Gathered } from '../../platform/db/gathered.ts';
import type { NewFact } from '../../platform/facts/facts.ts';
import { about } from './change-state.ts';
import type { Creation } from './creation.ts';
import { endOver, endOverOf } from './end-over-job.ts';
import { newPart, participantFact } from './participants.ts';
import { type ConferenceRow, insertConferences, insertParts, type ParticipantRow } from './repository.ts';
import type { Uses } from './uses.ts';

type Tools = Pick<Uses, 'db' | 'jobs' | 'facts' | 'clock'>;

/** Stores new conferences, the parts of their hosts and of who is invited, their facts and the jobs that end them, in `tx`. Answers the ids of those whose join code was not taken. */
export async function storeConferences(
  { jobs, facts, clock }: Omit<Tools, 'db'>,
  tx: Sql,
  creations: readonly Creation[],
): Promise<Set<ConferenceRow['id']>> {
  const stored = await insertConferences(
    tx,
    creations.map(({ conference }) => conference),
  );
  const made = creations
    .filter(({ conference }) => stored.has(conference.id))
    .map((creation) => ({ ...creation, parts: partsOf(creation, clock.now()) }));
  if (made.length === 0) return stored;
  await insertParts(
    tx,
    made.flatMap(({ parts }) => parts),
  );
  await facts.recordAll(tx, made.flatMap(factsOf));
  await jobs.sendAll(
    tx,
    endOver,
    made.flatMap(({ conference }) => endOverOf(conference)),
  );
  for (const { keep } of made) await keep?.(tx);
  return stored;
}

/** The host's first. */
function partsOf({ conference: { id, hostUserId }, invited = [] }: Creation, now: number): ParticipantRow[] {
  const part = (userId: Id<'user'>, role: ParticipantRow['role']) =>
    newPart(id, { userId, guestName: null, guestSecretHash: null, expectedName: null, role }, now);
  const others = [...new Set(invited)].filter((userId) => userId !== hostUserId);
  return [part(hostUserId, 'host'), ...others.map((userId) => part(userId, 'participant'))];
}

function factsOf({ conference, origin, parts }: Creation & { parts: readonly ParticipantRow[] }): NewFact[] {
  const { id: conferenceId, provider, state } = conference;
  const of = about(conference, origin);
  const added = parts.map(({ id }) => participantFact(conference, 'participant.added', { participantId: id }, origin));
  const created: NewFact = { ...of, type: 'conference.created', payload: { conferenceId, provider } };
  const started: NewFact = { ...of, type: 'conference.started', payload: { conferenceId } };
  return [created, ...added, ...(state === 'active' ? [started] : [])];
}

/**
 * Stores what is made at the same moment in one transaction, for a timetable is many conferences at once. One that cannot be stored costs itself alone: then
 * each gets a transaction of its own. False when the join code is taken.
 */
export const gatherCreations = (tools: Tools) =>
  new Gathered((creations: readonly Creation[]) => storeTogether(tools, creations));

async function storeTogether(
  tools: Tools,
  creations: readonly Creation[],
): Promise<readonly PromiseSettledResult<boolean>[]> {
  const store = async (some: readonly Creation[]): Promise<boolean[]> => {
    const stored = await tools.db.transaction((tx) => storeConferences(tools, tx, some));
    return some.map(({ conference }) => stored.has(conference.id));
  };
  try {
    return (await store(creations)).map((value) => ({ status: 'fulfilled', value }));
  } catch (reason) {
    if (creations.length === 1) return [{ status: 'rejected', reason }];
    return await Promise.allSettled(creations.map(async (one) => (await store([one]))[0] === true));
  }
}
