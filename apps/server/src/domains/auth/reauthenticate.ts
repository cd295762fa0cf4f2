import { ParleyError } from '@parley/contract';
import type { SessionCaller } from '../../platform/http/caller.ts';
import { countGuess } from './guesses.ts';
import { findOwnSession, findPassword } from './repository.ts';
import type { Uses, Visit } from './uses.ts';

/** Who signed in so recently is there, in milliseconds. */
const FRESH = 10 * 60_000;

/**
 * Makes sure that it is the person themself who asks: by their password, or by having signed in moments ago. A password that is given
 * counts. Throws `FORBIDDEN` with the reason, and `RATE_LIMITED` after too many wrong ones.
 */
export async function reauthenticate(
  uses: Uses,
  { workspaceId, userId, sessionId }: SessionCaller,
  password: string | undefined,
  visit: Pick<Visit, 'address'>,
): Promise<void> {
  if (password === undefined) {
    const session = await findOwnSession(uses.db.sql, userId, sessionId);
    if (session !== null && uses.clock.now() - session.createdAt <= FRESH) return;
    throw refused('Give your password, or sign in again, to show that it is you.', 'reauthenticate');
  }
  const user = await uses.people.find(userId);
  const account = `${workspaceId} ${user?.email ?? userId}`;
  countGuess(uses, account, visit);
  const hash = await findPassword(uses.db.sql, userId);
  const right = await uses.passwords.verify(password, hash);
  if (hash === null || !right) throw refused('The password is wrong.', 'password');
  uses.failures.forget(account);
}

const refused = (message: string, reason: 'password' | 'reauthenticate') =>
  new ParleyError('FORBIDDEN', message, { details: { reason } });
