import { ParleyError } from '@parley/contract';
import type { SessionCaller } from '../../platform/http/caller.ts';
import { provePassword } from './prove-password.ts';
import { findOwnSession } from './repository.ts';
import type { Uses } from './uses.ts';

/** Who signed in so recently is there, in milliseconds. */
const FRESH = 10 * 60_000;

/**
 * Makes sure that it is the person themself who asks: by their password, or by having signed in moments ago. A password that is given
 * counts. Throws `FORBIDDEN` with the reason, and `RATE_LIMITED` after too many wrong ones.
 */
export async function reauthenticate(uses: Uses, caller: SessionCaller, password: string | undefined): Promise<void> {
  if (password === undefined) {
    const session = await findOwnSession(uses.db.sql, caller.userId, caller.sessionId);
    if (session !== null && uses.clock.now() - session.createdAt <= FRESH) return;
    throw refused('Give your password, or sign in again, to show that it is you.', 'reauthenticate');
  }
  await provePassword(uses, caller, password);
}

const refused = (message: string, reason: 'reauthenticate') =>
  new ParleyError('FORBIDDEN', message, { details: { reason } });
