import { ParleyError } from '@parley/contract';
import type { RequestContext } from '../../platform/http/handler.ts';
import { addressKey } from '../../platform/rate/rate-limiter.ts';
import { noSuchConference } from './policy.ts';
import { type ConferenceRow, findConferenceByCode, type ParticipantRow } from './repository.ts';
import { isClosed } from './schedule.ts';
import type { Uses } from './uses.ts';
import { partOf, takenFor } from './visitor.ts';

type Context = Pick<RequestContext, 'caller' | 'cookies' | 'address'>;

/** Twenty different wrong codes in ten minutes are guessing; one wrong link that a whole class opens is one. */
export const MISSES = { most: 20, window: 10 * 60_000 };

/** A conference that there is not, for the same query as for one. */
const NONE = { id: 'conf_00000000000000000000000000', workspaceId: 'ws_00000000000000000000000000' } as const;

/**
 * What is behind a join code. Who has a part in the conference gets it in every state; for everybody else unknown, cancelled, deleted and
 * closed are one `NOT_FOUND` (K5), and so is one for invited people to who is signed in and none of them (K17). Who guessed too often (a user, or an address without one) gets `RATE_LIMITED` for right codes too, or the
 * limit would tell them from wrong ones; but never for a conference in which they have a part.
 */
export async function behindCode(
  uses: Pick<Uses, 'db' | 'clock' | 'misses' | 'log'>,
  code: string,
  context: Context,
): Promise<{ conference: ConferenceRow; part: ParticipantRow | null }> {
  const { caller, address } = context;
  const conference = await findConferenceByCode(uses.db.sql, code);
  const part = await partOf(uses.db.sql, conference ?? NONE, context);
  if (conference !== null && part !== null) return { conference, part };

  const visitor = caller.kind === 'user' ? caller.userId : addressKey(address);
  const wait = uses.misses.wait(visitor);
  if (wait > 0) {
    uses.log.warn({ category: 'security', visitor }, 'Somebody guesses join codes');
    throw new ParleyError('RATE_LIMITED', `Too many wrong codes. Try again in ${Math.ceil(wait / 60)} minutes.`, {
      details: { retryAfter: wait },
    });
  }
  const isForOthers = conference?.invitedOnly === true && takenFor(conference, caller).kind === 'user';
  if (conference === null || isForOthers || isClosed(conference, uses.clock.now())) {
    uses.misses.add(visitor, code);
    throw noSuchConference();
  }
  return { conference, part };
}
