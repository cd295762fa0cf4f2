import type { Id } from '@parley/contract';
import { and, asc, count, eq, lt, or, sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { passkeys } from './tables.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;

/** Oldest first. */
export async function findPasskeys(db: Sql, userId: Id<'user'>): Promise<PasskeyRow[]> {
  return await db
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

export async function countPasskeys(db: Sql, userId: Id<'user'>): Promise<number> {
  const [row] = await db.select({ passkeys: count() }).from(passkeys).where(eq(passkeys.userId, userId));
  return row?.passkeys ?? 0;
}

export async function findByCredential(
  db: Sql,
  workspaceId: Id<'workspace'>,
  credentialId: string,
): Promise<PasskeyRow | null> {
  const [row] = await db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.workspaceId, workspaceId), eq(passkeys.credentialId, credentialId)));
  return row ?? null;
}

/** False when this credential is known already. */
export async function insertPasskey(tx: Sql, row: PasskeyRow): Promise<boolean> {
  const made = await tx.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
  return made.length === 1;
}

const own = (userId: Id<'user'>, id: Id<'passkey'>) => and(eq(passkeys.id, id), eq(passkeys.userId, userId));

export async function renamePasskey(
  tx: Sql,
  userId: Id<'user'>,
  id: Id<'passkey'>,
  name: string,
): Promise<PasskeyRow | null> {
  const [row] = await tx.update(passkeys).set({ name }).where(own(userId, id)).returning();
  return row ?? null;
}

export async function deletePasskey(tx: Sql, userId: Id<'user'>, id: Id<'passkey'>): Promise<PasskeyRow | null> {
  const [row] = await tx.delete(passkeys).where(own(userId, id)).returning();
  return row ?? null;
}

/** Stores that it was used. False when it was removed, or when another use has counted as far meanwhile. */
export async function usePasskey(
  tx: Sql,
  id: Id<'passkey'>,
  { counter, synced }: Pick<PasskeyRow, 'counter' | 'synced'>,
  now: number,
): Promise<boolean> {
  const goesOn = or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`));
  const used = await tx
    .update(passkeys)
    .set({ counter, synced, lastUsedAt: now })
    .where(and(eq(passkeys.id, id), goesOn))
    .returning({ id: passkeys.id });
  return used.length === 1;
}
