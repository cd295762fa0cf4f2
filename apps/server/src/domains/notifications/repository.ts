import type { Id } from '@parley/contract';
import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import { after, type Order, orderBy } from '../../platform/db/cursor.ts';
import type { Sql } from '../../platform/db/database.ts';
import { outbox } from './tables.ts';

export type OutboxRow = typeof outbox.$inferSelect;

const NOBODY_READS_IT = { text: null, html: null };

/** False when this effect has its message already. */
export async function insertMail(tx: Sql, row: OutboxRow): Promise<boolean> {
  const made = await tx.insert(outbox).values(row).onConflictDoNothing().returning({ id: outbox.id });
  return made.length === 1;
}

/** A message that waits to be sent, held until the transaction ends; null when it is settled. */
export async function holdQueued(tx: Sql, id: Id<'mail'>): Promise<OutboxRow | null> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), eq(outbox.status, 'queued')))
    .for('update');
  return row ?? null;
}

export async function beginTry(tx: Sql, id: Id<'mail'>, now: number): Promise<void> {
  await tx
    .update(outbox)
    .set({ tryingSince: now, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, id));
}

/** A try that came to nothing: the message waits on. */
export async function endTry(db: Sql, id: Id<'mail'>, reason: string): Promise<void> {
  await db.update(outbox).set({ tryingSince: null, reason }).where(eq(outbox.id, id));
}

export async function settleMail(
  db: Sql,
  { id, secret }: Pick<OutboxRow, 'id' | 'secret'>,
  result: { status: 'sent' | 'failed'; reason: string | null },
  now: number,
): Promise<void> {
  const body = secret && result.status === 'sent' ? NOBODY_READS_IT : {};
  await db
    .update(outbox)
    .set({ ...result, ...body, tryingSince: null, settledAt: now })
    .where(eq(outbox.id, id));
}

/** Takes the bodies away of messages whose links are used or over; those that wait to be sent are of no use then. */
export async function wipeMails(tx: Sql, ids: readonly Id<'mail'>[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(outbox)
    .set(NOBODY_READS_IT)
    .where(inArray(outbox.id, [...ids]));
  await tx
    .update(outbox)
    .set({ status: 'failed', reason: 'The link in it was used or over before it was sent.', settledAt: now })
    .where(and(inArray(outbox.id, [...ids]), eq(outbox.status, 'queued'), isNull(outbox.tryingSince)));
}

/** Ids of what waits to be sent, made after `since`, oldest first. */
export async function findQueued(db: Sql, since: number, limit: number): Promise<Id<'mail'>[]> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.status, 'queued'), gt(outbox.createdAt, since)))
    .orderBy(outbox.createdAt)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Forgets what is older than `before`, a few at a time. */
export async function deleteOld(tx: Sql, workspaceId: Id<'workspace'>, before: number): Promise<void> {
  const old = tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.workspaceId, workspaceId), lt(outbox.createdAt, before)))
    .limit(10);
  await tx.delete(outbox).where(inArray(outbox.id, old));
}

const NEWEST_FIRST: Order = { at: outbox.createdAt, id: outbox.id, direction: 'desc' };

export async function findMails(
  db: Sql,
  workspaceId: Id<'workspace'>,
  cursor: string | undefined,
  limit: number,
): Promise<OutboxRow[]> {
  return await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.workspaceId, workspaceId), after(NEWEST_FIRST, cursor)))
    .orderBy(...orderBy(NEWEST_FIRST))
    .limit(limit);
}
