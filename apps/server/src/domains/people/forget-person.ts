import { eq, sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import type { Subject } from '../../platform/personal-data/personal-data.ts';
import { avatars, identities, users } from './tables.ts';

/** What an erased person is called: pages say it in their reader's language. */
export const NOBODY = '';

/** Leaves of a person a row without anything of theirs: others' histories go on naming its id. */
export async function forgetPerson(tx: Sql, { userId }: Subject, now: number): Promise<void> {
  await tx.delete(avatars).where(eq(avatars.userId, userId));
  await tx.delete(identities).where(eq(identities.userId, userId));
  const nothing = {
    email: null,
    name: NOBODY,
    timeZone: 'UTC',
    language: 'en',
    role: 'member',
    avatarKey: null,
  } as const;
  await tx
    .update(users)
    .set({ ...nothing, updatedAt: now, deletedAt: now, version: sql`${users.version} + 1` })
    .where(eq(users.id, userId));
}
