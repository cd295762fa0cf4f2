import type { Id } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Sql } from '../../platform/db/database.ts';
import type { Facts, Origin } from '../../platform/facts/facts.ts';
import { changeUser, holdUser, type User, type UserChange } from './repository.ts';

interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
}

/** Changes what differs, with one fact that names the fields; `besides` runs in the same transaction. */
export async function changeProfile(
  { db, clock, facts }: Uses,
  id: Id<'user'>,
  change: UserChange,
  origin: Origin,
  besides: (tx: Sql) => Promise<void> = async () => {},
): Promise<User> {
  return await db.transaction(async (tx) => {
    const user = await holdUser(tx, id);
    const fields = (Object.keys(change) as (keyof UserChange)[]).filter((name) => change[name] !== user[name]);
    if (fields.length === 0) return user;
    await besides(tx);
    await changeUser(tx, id, change, clock.now());
    await facts.record(tx, {
      type: 'user.updated',
      workspaceId: user.workspaceId,
      subject: id,
      payload: { userId: id, fields: fields.map((name) => (name === 'avatarKey' ? 'avatar' : name)) },
      origin,
    });
    return { ...user, ...change };
  });
}
