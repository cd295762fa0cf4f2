import { type Id, ParleyError } from '@parley/contract';
import type { User } from '../people/index.ts';
import { countGuess } from './guesses.ts';
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
  countGuess(uses, account, visit);

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
