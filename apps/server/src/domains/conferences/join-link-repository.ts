import type { Id } from '@parley/contract';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { conferencePasses, conferences, joinLinks } from './tables.ts';

/** Stores a link, and forgets those whose time is over. */
export async function insertJoinLink(tx: Sql, link: typeof joinLinks.$inferSelect, now: number): Promise<void> {
  await tx.delete(joinLinks).where(lte(joinLinks.expiresAt, now));
  await tx.insert(joinLinks).values(link);
}

/** Whose link it was; null when it is of another conference, used or too old. */
export async function useJoinLink(
  tx: Sql,
  tokenHash: string,
  conferenceId: Id<'conference'>,
  now: number,
): Promise<Id<'user'> | null> {
  const [used] = await tx
    .delete(joinLinks)
    .where(
      and(eq(joinLinks.tokenHash, tokenHash), eq(joinLinks.conferenceId, conferenceId), gt(joinLinks.expiresAt, now)),
    )
    .returning({ userId: joinLinks.userId });
  return used?.userId ?? null;
}

/** Stores a pass, and forgets those whose time is over. */
export async function insertPass(tx: Sql, pass: typeof conferencePasses.$inferSelect, now: number): Promise<void> {
  await tx.delete(conferencePasses).where(lte(conferencePasses.expiresAt, now));
  await tx.insert(conferencePasses).values(pass);
}

/** Who a pass shows in the conference of this code; in any other it shows nobody. */
export async function findPassHolder(
  db: Sql,
  secretHash: string,
  joinCode: string,
  now: number,
): Promise<Id<'user'> | null> {
  const [pass] = await db
    .select({ userId: conferencePasses.userId })
    .from(conferencePasses)
    .innerJoin(conferences, eq(conferences.id, conferencePasses.conferenceId))
    .where(
      and(
        eq(conferencePasses.secretHash, secretHash),
        eq(conferences.joinCode, joinCode),
        gt(conferencePasses.expiresAt, now),
      ),
    );
  return pass?.userId ?? null;
}
