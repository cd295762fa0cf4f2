import type { Id } from '@parley/contract';
import { and, asc, eq, like } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { identities } from './tables.ts';

export type Identity = typeof identities.$inferSelect;

export async function findIdentity(
  db: Sql,
  { workspaceId, issuer, subject }: Pick<Identity, 'workspaceId' | 'issuer' | 'subject'>,
): Promise<Identity | null> {
  const [row] = await db
    .select()
    .from(identities)
    .where(
      and(eq(identities.workspaceId, workspaceId), eq(identities.issuer, issuer), eq(identities.subject, subject)),
    );
  return row ?? null;
}

/** False when somebody is known by this issuer and subject already. */
export async function insertIdentity(tx: Sql, row: Identity): Promise<boolean> {
  const made = await tx.insert(identities).values(row).onConflictDoNothing().returning({ id: identities.id });
  return made.length === 1;
}

export async function changeIdentity(tx: Sql, id: Id<'identity'>, change: Pick<Identity, 'email'>): Promise<void> {
  await tx.update(identities).set(change).where(eq(identities.id, id));
}

/** Issuers of sign-in providers are URLs; those of host platforms have no colon (G5). */
const ofProvider = like(identities.issuer, '%:%');

/** By which sign-in providers know somebody, oldest first. */
export async function findSignInIdentities(db: Sql, userId: Id<'user'>): Promise<Identity[]> {
  return await db
    .select()
    .from(identities)
    .where(and(eq(identities.userId, userId), ofProvider))
    .orderBy(asc(identities.createdAt), asc(identities.id));
}

/** Of a sign-in provider; what host platforms know of their people stays. */
export async function deleteIdentity(tx: Sql, userId: Id<'user'>, id: Id<'identity'>): Promise<Identity | null> {
  const [row] = await tx
    .delete(identities)
    .where(and(eq(identities.id, id), eq(identities.userId, userId), ofProvider))
    .returning();
  return row ?? null;
}
