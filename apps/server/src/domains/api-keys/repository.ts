import type { Id } from '@parley/contract';
import { and, count, desc, eq, gt, ilike, inArray, isNull, lt, or } from 'drizzle-orm';
import { after, type Order, orderBy } from '../../platform/db/cursor.ts';
import type { Sql } from '../../platform/db/database.ts';
import { patternOf } from '../../platform/db/pattern.ts';
import { apiKeys } from './tables.ts';

export type ApiKeyRow = typeof apiKeys.$inferSelect;

export async function insertKey(tx: Sql, row: ApiKeyRow): Promise<void> {
  await tx.insert(apiKeys).values(row);
}

/** How many keys of a workspace work. */
export async function countLive(tx: Sql, workspaceId: Id<'workspace'>): Promise<number> {
  const [row] = await tx
    .select({ live: count() })
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, workspaceId), isNull(apiKeys.revokedAt)));
  return row?.live ?? 0;
}

/** The keys that these secrets open, also those that are being rotated away, in the order of the secrets. */
export async function findBySecrets(db: Sql, hashes: readonly string[], now: number): Promise<(ApiKeyRow | null)[]> {
  const before = and(inArray(apiKeys.previousHash, [...hashes]), gt(apiKeys.previousUntil, now));
  const rows = await db
    .select()
    .from(apiKeys)
    .where(and(isNull(apiKeys.revokedAt), or(inArray(apiKeys.secretHash, [...hashes]), before)));
  const opened = (hash: string) => (row: ApiKeyRow) =>
    row.secretHash === hash || (row.previousHash === hash && (row.previousUntil ?? 0) > now);
  return hashes.map((hash) => rows.find(opened(hash)) ?? null);
}

export async function touchKey(db: Sql, id: Id<'api_key'>, now: number): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, now))));
}

const ofWorkspace = (workspaceId: Id<'workspace'>, id: Id<'api_key'>) =>
  and(eq(apiKeys.id, id), eq(apiKeys.workspaceId, workspaceId), isNull(apiKeys.revokedAt));

/** A key that works, held against other changes until the transaction ends. */
export async function holdKey(tx: Sql, workspaceId: Id<'workspace'>, id: Id<'api_key'>): Promise<ApiKeyRow | null> {
  const [row] = await tx.select().from(apiKeys).where(ofWorkspace(workspaceId, id)).for('update');
  return row ?? null;
}

export type KeyChange = Partial<
  Pick<ApiKeyRow, 'prefix' | 'secretHash' | 'previousHash' | 'previousUntil' | 'rotatedAt' | 'revokedAt'>
>;

export async function changeKey(tx: Sql, id: Id<'api_key'>, change: KeyChange): Promise<void> {
  await tx.update(apiKeys).set(change).where(eq(apiKeys.id, id));
}

export async function findNames(db: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(inArray(apiKeys.id, ids as Id<'api_key'>[]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those with these words in their name, the newest first. */
export async function findByName(
  db: Sql,
  workspaceId: Id<'workspace'>,
  words: string,
  most: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: apiKeys.id })
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, workspaceId), ilike(apiKeys.name, patternOf(words))))
    .orderBy(desc(apiKeys.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

const NEWEST_FIRST: Order = { at: apiKeys.createdAt, id: apiKeys.id, direction: 'desc' };

export async function findKeys(
  db: Sql,
  workspaceId: Id<'workspace'>,
  cursor: string | undefined,
  limit: number,
): Promise<ApiKeyRow[]> {
  return await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, workspaceId), after(NEWEST_FIRST, cursor)))
    .orderBy(...orderBy(NEWEST_FIRST))
    .limit(limit);
}
