import { type CallRating, type Id, ParleyError } from '@parley/contract';
import { originOf } from '../../platform/http/caller.ts';
import type { JoinContext } from './join-conference.ts';
import { noSuchConference } from './policy.ts';
import { findConference, rateOnce } from './repository.ts';
import type { Uses } from './uses.ts';
import { partOf } from './visitor.ts';

/** Keeps how a participant found the call (K10). Throws `NOT_FOUND` to who has no part in it, `CONFLICT` the second time. */
export async function rateConference(
  uses: Uses,
  id: Id<'conference'>,
  rating: CallRating,
  context: JoinContext,
): Promise<void> {
  const { address, caller, requestId } = context;
  const conference = await findConference(uses.db.sql, id);
  const part = conference === null ? null : await partOf(uses.db.sql, conference, context);
  if (conference === null || part === null) throw noSuchConference();
  const origin =
    caller.kind === 'user'
      ? originOf(caller, context)
      : { actor: { kind: 'guest' as const, id: part.id }, address, requestId };
  await uses.db.transaction(async (tx) => {
    if (!(await rateOnce(tx, part.id, rating, uses.clock.now()))) {
      throw new ParleyError('CONFLICT', 'You said already how this call was.', { details: { reason: 'rated' } });
    }
    await uses.facts.record(tx, {
      type: 'conference.rated',
      workspaceId: conference.workspaceId,
      subject: id,
      payload: { conferenceId: id, participantId: part.id, rating },
      origin,
    });
  });
}
