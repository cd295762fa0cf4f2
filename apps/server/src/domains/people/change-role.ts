import { type Id, ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { changeUser, findUserByEmail, type User } from './repository.ts';

/** Makes somebody an admin of their workspace, or a member again. Throws `NOT_FOUND`. */
export async function changeRole(
  { db, clock, facts }: { db: Database; clock: Clock; facts: Facts },
  { workspaceId, email, role }: { workspaceId: Id<'workspace'>; email: string; role: User['role'] },
  origin: Origin,
): Promise<User> {
  return await db.transaction(async (tx) => {
    const user = await findUserByEmail(tx, workspaceId, email);
    if (user === null) {
      throw new ParleyError(
        'NOT_FOUND',
        `There is no account with the e-mail address ${email}. Sign up with it first.`,
      );
    }
    if (user.role === role) return user;
    await changeUser(tx, user.id, { role }, clock.now());
    const payload = { userId: user.id, role };
    await facts.record(tx, { type: 'user.role_changed', workspaceId, subject: user.id, payload, origin });
    return { ...user, role };
  });
}
