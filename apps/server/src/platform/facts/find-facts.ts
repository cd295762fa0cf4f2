import type { FactType, Id } from '@parley/contract';
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { after, type Order, orderBy } from '../db/cursor.ts';
import type { Sql } from '../db/database.ts';
import { facts } from './tables.ts';

export type FactRow = typeof facts.$inferSelect;

/** What facts are narrowed to; moments in milliseconds since 1970. */
export interface FactFilter {
  type?: FactType | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
  onBehalfOf?: Id<'user'> | undefined;
  address?: string | undefined;
  from?: number | undefined;
  before?: number | undefined;
}

const NEWEST_FIRST: Order = { at: facts.at, id: facts.id, direction: 'desc' };

/** Facts of a workspace, newest first. */
export async function findFacts(
  db: Sql,
  workspaceId: Id<'workspace'>,
  { type, actor, subject, onBehalfOf, address, from, before }: FactFilter,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<FactRow[]> {
  return await db
    .select()
    .from(facts)
    .where(
      and(
        eq(facts.workspaceId, workspaceId),
        type === undefined ? undefined : eq(facts.type, type),
        actor === undefined ? undefined : sql`coalesce(${facts.actor}->>'id', '') = ${actor}`,
        subject === undefined ? undefined : eq(facts.subject, subject),
        onBehalfOf === undefined ? undefined : sql`coalesce(${facts.onBehalfOf}, '') = ${onBehalfOf}`,
        address === undefined ? undefined : eq(facts.address, address),
        from === undefined ? undefined : gte(facts.at, from),
        before === undefined ? undefined : lt(facts.at, before),
        after(NEWEST_FIRST, cursor),
      ),
    )
    .orderBy(...orderBy(NEWEST_FIRST))
    .limit(limit);
}
