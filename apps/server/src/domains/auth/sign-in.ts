import { type Id, ParleyError } from '@parley/contract';
import type { User } from '../people/index.ts';
import { isOutdated } from './password-hash.ts';
import { findPassword, storePassword } from './repository.ts';
import type { Uses, Visit } from './uses.ts';

/**
 * Who has this e-mail address and password. An unknown address takes the same way and the same work as a wrong password and
 * gets the same answer. Throws `UNAUTHENTICATED`, and `RATE_LIMITED` after too many failures for one address, known or not.
 */
export async function checkPassword(
  uses: Uses,
  workspaceId: Id<'workspace'>,
  { email, password }: { email: string; password: string },
  visit: Visit,
): Promise<User> {
  const account = `${workspaceId} ${email}`;
  const wait = uses.failures.wait(account);
  if (wait > 0) {
    uses.log.warn({ category: 'security', address: visit.address }, 'Too many failed sign-ins for one account');
    throw new ParleyError('RATE_LIMITED', `Too many failed tries. Try again in ${Math.ceil(wait / 60)} minutes.`, {
      details: { retryAfter: wait },
    });
  }
  // Counted before the work and taken back after it, so that many tries at the same moment are many failures.
  uses.failures.add(account);

  const user = await uses.people.findByEmail(workspaceId, email);
  const hash = await findPassword(uses.db.sql, user?.id ?? NOBODY);
  const right = await uses.passwords.verify(password, hash);
  if (user === null || hash === null || !right || uses.refusedPasswords.includes(password)) {
    throw new ParleyError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  }

  uses.failures.forget(account);
  if (isOutdated(hash))
    await storePassword(uses.db.sql, user.id, await uses.passwords.hash(password), uses.clock.now());
  return user;
}

/** An id that nobody has, for the same query as for somebody. */
const NOBODY: Id<'user'> = 'usr_00000000000000000000000000';
