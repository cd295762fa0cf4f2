import { ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import { isUniqueViolation } from '../../platform/db/errors.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { changeUser, type User } from './repository.ts';

/** Says that somebody reads mail sent to `email`, which is their address from now on. Throws `CONFLICT` when it is somebody else's. */
export async function setEmail(
  { clock, facts }: { clock: Clock; facts: Facts },
  tx: Sql,
  user: User,
  email: string,
  origin: Origin,
): Promise<void> {
  const { id, workspaceId } = user;
  const changes = user.email !== email;
  if (!changes && user.emailConfirmedAt !== null) return;
  const now = clock.now();
  try {
    await changeUser(tx, id, { email, emailConfirmedAt: now }, now);
  } catch (error) {
    if (!isUniqueViolation(error, 'users_email')) throw error;
    throw new ParleyError('CONFLICT', 'Somebody else has an account with this e-mail address.');
  }
  const type = changes ? 'user.email_changed' : 'user.email_confirmed';
  await facts.record(tx, { type, workspaceId, subject: id, payload: { userId: id }, origin });
}
