import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import { cancel, end } from './change-state.ts';
import { handOver } from './hand-over.ts';
import { changeParticipant, findSuccessor } from './participant-repository.ts';
import { noteParticipant } from './participants.ts';
import { callProvider, meetingOf, providerOf } from './provider-calls.ts';
import { findOpenOf, findUserPart, holdConference } from './repository.ts';
import type { Uses } from './uses.ts';

const SYSTEM = { actor: { kind: 'system' }, address: null, requestId: null } as const;
const AT_ONCE = 50;

/**
 * Takes an erased person out of what is on or to come (V4), one conference after the other: what is done already stays done when it is
 * begun again. What they held goes to the moderator who was there first; without one it is cancelled, or ends.
 */
export async function releasePerson(uses: Uses, userId: Id<'user'>): Promise<void> {
  let last: Id<'conference'> | null = null;
  for (;;) {
    const open: { id: Id<'conference'> }[] = await findOpenOf(uses.db.sql, userId, last, AT_ONCE);
    for (const { id } of open) await releaseFrom(uses, id, userId);
    last = open.at(-1)?.id ?? null;
    if (open.length < AT_ONCE) return;
  }
}

async function releaseFrom(uses: Uses, id: Id<'conference'>, userId: Id<'user'>): Promise<void> {
  const conference = await uses.db.transaction((tx) => handOverOrNot(uses, tx, id, userId));
  if (conference === null) return;
  const { state, hostUserId } = conference;
  if (hostUserId === userId) {
    if (state === 'active') await end(uses, id, 'host', SYSTEM);
    else await cancel(uses, id, SYSTEM);
    return;
  }
  const part = await findUserPart(uses.db.sql, id, userId);
  if (part === null) return;
  if (state === 'active') {
    const provider = providerOf(uses, conference);
    const leave = () => provider.meetings.leave(meetingOf(conference), part.id, 'removed');
    await callProvider(uses, provider, conference, 'leave', leave);
  } else if (part.bannedAt === null) {
    await uses.db.transaction(async (tx) => {
      const now = uses.clock.now();
      await changeParticipant(tx, part.id, { bannedAt: now }, now);
      await noteParticipant(uses, tx, conference, 'participant.removed', { participantId: part.id }, SYSTEM);
    });
  }
}

/** The conference as it is afterwards; null when it is over by now. */
async function handOverOrNot(uses: Uses, tx: Sql, id: Id<'conference'>, userId: Id<'user'>) {
  const conference = await holdConference(tx, id);
  if (conference === null || conference.deletedAt !== null) return null;
  if (conference.state !== 'scheduled' && conference.state !== 'active') return null;
  const successor = conference.hostUserId === userId ? await findSuccessor(tx, id, userId) : null;
  if (successor === null) return conference;
  await handOver(uses, tx, conference, successor, SYSTEM);
  return { ...conference, hostUserId: successor.userId };
}
