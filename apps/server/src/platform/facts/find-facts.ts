import type { FactType, Id } from '@parley/contract';
import { and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
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
  /** By, for or about one of these ids, in one of these conferences, or of one of these types. */
  anyOf?: { ids: readonly string[]; types: readonly FactType[] } | undefined;
}

const NEWEST_FIRST: Order = { at: facts.at, id: facts.id, direction: 'desc' };

/** Facts of a workspace, newest first. */
export async function findFacts(
  db: Sql,
  workspaceId: Id<'workspace'>,
  { type, actor, subject, onBehalfOf, address, from, before, anyOf }: FactFilter,
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
        anyOf && anyOfThem(anyOf),
        after(NEWEST_FIRST, cursor),
      ),
    )
    .orderBy(...orderBy(NEWEST_FIRST))
    .limit(limit);
}

/** Each of these has an index, so that what is rare is found without reading the rest. */
function anyOfThem({ ids, types }: NonNullable<FactFilter['anyOf']>): SQL | undefined {
  const some = sql`any(${sql.param([...ids])}::text[])`;
  return or(
    sql`coalesce(${facts.actor}->>'id', '') = ${some}`,
    sql`coalesce(${facts.onBehalfOf}, '') = ${some}`,
    sql`${facts.subject} = ${some}`,
    sql`coalesce(${facts.payload}->>'userId', '') = ${some}`,
    sql`${facts.payload}->>'conferenceId' = ${some}`,
    inArray(facts.type, [...types]),
  );
}
