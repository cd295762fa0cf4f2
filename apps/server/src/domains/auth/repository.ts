import type { Id } from '@parley/contract';
import { and, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import { after, type Order, orderBy } from '../../platform/db/cursor.ts';
import type { Sql } from '../../platform/db/database.ts';
import { Prebuilt } from '../../platform/db/prebuilt.ts';
import { ACCOUNT, accounts, type User } from '../people/index.ts';
import { passwords, sessions } from './tables.ts';

export type SessionRow = typeof sessions.$inferSelect;

const DAY = 86_400_000;
/** A session that nobody uses for so long is over. Milliseconds. */
export const IDLE = 30 * DAY;
/** No session is older. */
export const LONGEST = 90 * DAY;

/** When a session is over unless it is used again. Milliseconds since 1970. */
export const expiryOf = (session: Pick<SessionRow, 'createdAt' | 'lastSeenAt'>): number =>
  Math.min(session.createdAt + LONGEST, session.lastSeenAt + IDLE);

/** Whether a session is not over by itself. */
export const isLive = (now: number) => and(gt(sessions.createdAt, now - LONGEST), gt(sessions.lastSeenAt, now - IDLE));

export async function findPassword(db: Sql, userId: Id<'user'>): Promise<string | null> {
  const [row] = await db.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, userId));
  return row?.hash ?? null;
}

export async function storePassword(tx: Sql, userId: Id<'user'>, hash: string, now: number): Promise<void> {
  await tx
    .insert(passwords)
    .values({ userId, hash, updatedAt: now })
    .onConflictDoUpdate({ target: passwords.userId, set: { hash, updatedAt: now } });
}

export async function insertSession(tx: Sql, session: SessionRow): Promise<void> {
  await tx.insert(sessions).values(session);
}

/** A session and whose it is. */
export interface LiveSession {
  session: SessionRow;
  user: User;
}

/** Those of these tokens that are live, of people who have not gone: with one query, for every request asks. */
export const findLive = (db: Sql, tokenHashes: readonly string[], now: number): Promise<LiveSession[]> =>
  LIVE_BY_TOKEN.run(db, {
    tokenHashes: [...tokenHashes],
    createdAfter: toInstant(now - LONGEST),
    seenAfter: toInstant(now - IDLE),
  });

const LIVE_BY_TOKEN = new Prebuilt<LiveSession[]>((db) =>
  db
    .select({ session: sessions, user: ACCOUNT })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.id, sessions.userId), isNull(accounts.deletedAt)))
    .where(
      and(
        sql`${sessions.tokenHash} = any(${sql.placeholder('tokenHashes')})`,
        gt(sessions.createdAt, sql.placeholder('createdAfter')),
        gt(sessions.lastSeenAt, sql.placeholder('seenAfter')),
      ),
    )
    .prepare('live_sessions'),
);

/** A session of this person. */
export async function findOwnSession(db: Sql, userId: Id<'user'>, id: Id<'session'>): Promise<SessionRow | null> {
  const [row] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId)));
  return row ?? null;
}

export async function touchSession(db: Sql, id: Id<'session'>, now: number): Promise<void> {
  await db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, now)));
}

/** The session that was ended, or null when this person has no such session (any more). */
export async function deleteSession(tx: Sql, userId: Id<'user'>, id: Id<'session'>): Promise<SessionRow | null> {
  const [row] = await tx
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
    .returning();
  return row ?? null;
}

/** Ends every session of this person but `except`, and answers them. */
export async function deleteSessions(
  tx: Sql,
  userId: Id<'user'>,
  except: Id<'session'> | null,
): Promise<Pick<SessionRow, 'id' | 'workspaceId'>[]> {
  return await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), except === null ? undefined : ne(sessions.id, except)))
    .returning({ id: sessions.id, workspaceId: sessions.workspaceId });
}

/** Addresses from which this person is signed in. */
export async function findAddresses(db: Sql, userId: Id<'user'>, now: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ address: sessions.address })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isLive(now)))
    .limit(200);
  return rows.map(({ address }) => address);
}

/** Forgets this person's sessions that are over. */
export async function deleteExpired(tx: Sql, userId: Id<'user'>, now: number): Promise<void> {
  await tx
    .delete(sessions)
    .where(
      and(eq(sessions.userId, userId), or(lt(sessions.createdAt, now - LONGEST), lt(sessions.lastSeenAt, now - IDLE))),
    );
}

const NEWEST_FIRST: Order = { at: sessions.createdAt, id: sessions.id, direction: 'desc' };

export async function findSessions(
  db: Sql,
  userId: Id<'user'>,
  now: number,
  cursor: string | undefined,
  limit: number,
): Promise<SessionRow[]> {
  return await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isLive(now), after(NEWEST_FIRST, cursor)))
    .orderBy(...orderBy(NEWEST_FIRST))
    .limit(limit);
}
