import { ParleyError } from '@parley/contract';
import type { SessionCaller } from '../../platform/http/caller.ts';
import { findPassword } from './repository.ts';
import type { Uses } from './uses.ts';

/**
 * Somebody who is signed in shows again that they are themselves, before what a stolen session must not do. Throws `FORBIDDEN`, and
 * `RATE_LIMITED` after many wrong ones.
 */
export async function provePassword(
  { db, passwords, wrongPasswords }: Pick<Uses, 'db' | 'passwords' | 'wrongPasswords'>,
  { userId }: SessionCaller,
  password: string,
): Promise<void> {
  const wait = wrongPasswords.wait(userId);
  if (wait > 0) {
    throw new ParleyError('RATE_LIMITED', `Too many failed tries. Try again in ${Math.ceil(wait / 60)} minutes.`, {
      details: { retryAfter: wait },
    });
  }
  wrongPasswords.add(userId);
  const hash = await findPassword(db.sql, userId);
  if (await passwords.verify(password, hash)) {
    wrongPasswords.forget(userId);
    return;
  }
  throw hash === null
    ? new ParleyError('FORBIDDEN', 'This account has no password yet. Choose one with “forgot password” first.', {
        details: { reason: 'no_password' },
      })
    : new ParleyError('FORBIDDEN', 'The current password is wrong.', { details: { reason: 'password' } });
}
