import type { Id } from '@parley/contract';
import { and, eq } from 'drizzle-orm';
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
