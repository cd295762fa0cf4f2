import { ParleyError } from '@parley/contract';
import type { User } from '../people/index.ts';
import { sendConfirmation } from './confirm-email.ts';
import { isKnownDevice } from './devices.ts';
import { isOutdated } from './password-hash.ts';
import { findPassword, storePassword } from './repository.ts';
import type { Uses, Visit } from './uses.ts';

/** How an account is named where its failures are counted, whether there is one or not. */
export const accountKey = ({ workspaceId }: Pick<Uses, 'workspaceId'>, email: string): string =>
  `${workspaceId} ${email}`;

/**
 * Who has this e-mail address and password. An unknown address takes the same way and the same work as a wrong password and
 * gets the same answer. `device` is the browser's mark, null for a program. Throws `UNAUTHENTICATED`, `RATE_LIMITED` after too many
 * failures (U8), and `FORBIDDEN` while the address has to be confirmed first.
 */
export async function checkPassword(
  uses: Uses,
  { email, password }: { email: string; password: string },
  device: string | null,
  { address }: Pick<Visit, 'address'>,
): Promise<User> {
  const { clock, db, limits, passwords, people } = uses;
  const user = await people.findByEmail(uses.workspaceId, email);
  const userId = user?.id ?? NOBODY;
  const known = await isKnownDevice(db.sql, userId, device ?? '', clock.now());
  const attempt = limits.begin({
    account: accountKey(uses, email),
    address,
    knownDevice: known ? device : null,
  });

  const hash = await findPassword(db.sql, userId);
  const right = await passwords.verify(password, hash);
  if (user === null || hash === null || !right || uses.refusedPasswords.includes(password)) {
    throw new ParleyError('UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  }

  attempt.succeeded();
  if (isOutdated(hash)) await storePassword(db.sql, user.id, await passwords.hash(password), clock.now());
  // Admins read the outbox, where the link may be.
  if (uses.requireConfirmedEmail && user.emailConfirmedAt === null && user.role !== 'admin') {
    await db.transaction((tx) => sendConfirmation(uses, tx, user));
    throw new ParleyError('FORBIDDEN', 'Confirm your e-mail address first: a link was sent there.', {
      details: { reason: 'email_unconfirmed' },
    });
  }
  return user;
}

/** An id that nobody has, for the same queries as for somebody. */
const NOBODY = 'usr_00000000000000000000000000';
