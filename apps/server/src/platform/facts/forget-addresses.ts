import type { Id } from '@parley/contract';
import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { Sql } from '../db/database.ts';
import { facts } from './tables.ts';

const AT_ONCE = 1000;

/** Takes the addresses from which a person acted, or had a key act, out of the facts, in batches. */
export async function forgetAddresses(
  { sql: db }: { sql: Sql },
  workspaceId: Id<'workspace'>,
  userId: Id<'user'>,
): Promise<void> {
  const theirs = or(
    sql`coalesce(${facts.actor}->>'id', '') = ${userId}`,
    sql`coalesce(${facts.onBehalfOf}, '') = ${userId}`,
  );
  const some = db
    .select({ id: facts.id })
    .from(facts)
    .where(and(eq(facts.workspaceId, workspaceId), theirs, isNotNull(facts.address)))
    .limit(AT_ONCE);
  let forgotten: number;
  do {
    const rows = await db
      .update(facts)
      .set({ address: null, requestId: null })
      .where(inArray(facts.id, some))
      .returning({ id: facts.id });
    forgotten = rows.length;
  } while (forgotten === AT_ONCE);
}
