import { type Id, type Language, ParleyError } from '@parley/contract';
import { and, count, desc, eq, ilike, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { patternOf } from '../../platform/db/pattern.ts';
import { Prebuilt } from '../../platform/db/prebuilt.ts';
import { avatars, users } from './tables.ts';

/** A person with an account. */
export interface User {
  id: Id<'user'>;
  workspaceId: Id<'workspace'>;
  /** With which they sign in; null for people whom a host platform signs in. */
  email: string | null;
  /** When they showed that they read mail sent there; null for not yet. */
  emailConfirmedAt: number | null;
  name: string;
  timeZone: string;
  language: Language;
  role: 'member' | 'admin';
  avatarKey: string | null;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** The columns of a `User`. */
export const ACCOUNT = {
  id: users.id,
  workspaceId: users.workspaceId,
  email: users.email,
  emailConfirmedAt: users.emailConfirmedAt,
  name: users.name,
  timeZone: users.timeZone,
  language: users.language,
  role: users.role,
  avatarKey: users.avatarKey,
  createdAt: users.createdAt,
};

export async function findUser(db: Sql, id: Id<'user'>): Promise<User | null> {
  const [user] = await db
    .select(ACCOUNT)
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deletedAt)));
  return user ?? null;
}

/** The same, held against other changes until the transaction ends. Throws `NOT_FOUND`. */
export async function holdUser(tx: Sql, id: Id<'user'>): Promise<User> {
  const [user] = await tx
    .select(ACCOUNT)
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deletedAt)))
    .for('update');
  if (user === undefined) throw new ParleyError('NOT_FOUND', 'This account no longer exists.');
  return user;
}

export async function findUserByEmail(db: Sql, workspaceId: Id<'workspace'>, email: string): Promise<User | null> {
  const [user] = await db
    .select(ACCOUNT)
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), eq(users.email, email), isNull(users.deletedAt)));
  return user ?? null;
}

/** Those of these people who have not gone. */
export async function findLive(db: Sql, ids: readonly Id<'user'>[]): Promise<User[]> {
  return await db
    .select(ACCOUNT)
    .from(users)
    .where(and(inArray(users.id, [...ids]), isNull(users.deletedAt)));
}

/** Also people who have gone: their row stays and says what remains of them. */
export const findUsers = (db: Sql, ids: readonly Id<'user'>[]): Promise<User[]> =>
  ids.length === 0 ? Promise.resolve([]) : BY_IDS.run(db, { ids: [...ids] });

const BY_IDS = new Prebuilt<User[]>((db) =>
  db
    .select(ACCOUNT)
    .from(users)
    .where(sql`${users.id} = any(${sql.placeholder('ids')})`)
    .prepare('users'),
);

/** Those with these words in name or e-mail address, the newest first. */
export async function findByWords(
  db: Sql,
  workspaceId: Id<'workspace'>,
  words: string,
  most: number,
): Promise<Id<'user'>[]> {
  const pattern = patternOf(words);
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), or(ilike(users.name, pattern), ilike(users.email, pattern))))
    .orderBy(desc(users.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** False when somebody has this e-mail address already. */
export async function insertUser(tx: Sql, user: User): Promise<boolean> {
  const made = await tx
    .insert(users)
    .values({ ...user, updatedAt: user.createdAt })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return made.length === 1;
}

/** Takes back a row that nobody has seen, in the transaction that made it. */
export async function deleteUnseen(tx: Sql, id: Id<'user'>): Promise<void> {
  await tx.delete(users).where(eq(users.id, id));
}

export async function countAccounts(tx: Sql, workspaceId: Id<'workspace'>): Promise<number> {
  const [row] = await tx
    .select({ accounts: count() })
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), isNotNull(users.email)));
  return row?.accounts ?? 0;
}

export async function countAdmins(tx: Sql, workspaceId: Id<'workspace'>): Promise<number> {
  const [row] = await tx
    .select({ admins: count() })
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), eq(users.role, 'admin'), isNull(users.deletedAt)));
  return row?.admins ?? 0;
}

export type UserChange = Partial<
  Pick<User, 'name' | 'timeZone' | 'language' | 'avatarKey' | 'role' | 'email' | 'emailConfirmedAt'>
>;

export async function changeUser(tx: Sql, id: Id<'user'>, change: UserChange, now: number): Promise<void> {
  await tx
    .update(users)
    .set({ ...change, updatedAt: now, version: sql`${users.version} + 1` })
    .where(eq(users.id, id));
}

export interface Picture {
  contentType: string;
  content: Uint8Array;
}

export async function insertAvatar(
  tx: Sql,
  avatar: Picture & { key: string; userId: Id<'user'>; createdAt: number },
): Promise<void> {
  await tx.insert(avatars).values(avatar);
}

export async function deleteAvatars(tx: Sql, userId: Id<'user'>): Promise<void> {
  await tx.delete(avatars).where(eq(avatars.userId, userId));
}

export async function findAvatar(db: Sql, key: string): Promise<Picture | null> {
  const [picture] = await db
    .select({ contentType: avatars.contentType, content: avatars.content })
    .from(avatars)
    .where(eq(avatars.key, key));
  return picture ?? null;
}
