import type { ConferenceState, Id, ParticipantRole } from '@parley/contract';
import { and, eq, gt, gte, ilike, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import { afterPlaceholders, cursorValues, orderBy } from '../../platform/db/cursor.ts';
import type { Sql } from '../../platform/db/database.ts';
import { patternOf } from '../../platform/db/pattern.ts';
import { Prebuilt } from '../../platform/db/prebuilt.ts';
import type { ConferenceRow } from './repository.ts';
import { conferences, participants } from './tables.ts';

/** What a list is narrowed to; moments in milliseconds since 1970. */
export interface ConferenceFilter {
  state?: ConferenceState | undefined;
  kind?: ConferenceRow['kind'] | undefined;
  provider?: string | undefined;
  hostId?: Id<'user'> | undefined;
  externalId?: string | undefined;
  startsFrom?: number | undefined;
  startsBefore?: number | undefined;
  endsAfter?: number | undefined;
  /** In title or description, whatever the case of its letters. */
  search?: string | undefined;
}

export interface ListQuery {
  workspaceId: Id<'workspace'>;
  /** Whose list it is; null for a host platform's own. */
  userId: Id<'user'> | null;
  /** Only those in which this user has a part. */
  onlyOwn: boolean;
  filter: ConferenceFilter;
  sort: 'startsAt' | 'createdAt';
  direction: 'asc' | 'desc';
  cursor: string | undefined;
  limit: number;
}

type Listed = { conference: ConferenceRow; role: ParticipantRole | null };
type Narrowing = keyof ConferenceFilter;

/** What each field of the filter asks for; its value goes in as it travels. */
const CONDITIONS: Record<Narrowing, SQL | undefined> = {
  state: eq(conferences.state, sql.placeholder('state')),
  kind: eq(conferences.kind, sql.placeholder('kind')),
  provider: eq(conferences.provider, sql.placeholder('provider')),
  hostId: eq(conferences.hostUserId, sql.placeholder('hostId')),
  externalId: eq(conferences.externalId, sql.placeholder('externalId')),
  startsFrom: gte(conferences.startsAt, sql.placeholder('startsFrom')),
  startsBefore: lt(conferences.startsAt, sql.placeholder('startsBefore')),
  endsAfter: gt(conferences.endsAt, sql.placeholder('endsAfter')),
  search: or(
    ilike(conferences.title, sql.placeholder('search')),
    ilike(conferences.description, sql.placeholder('search')),
  ),
};

function valueOf(name: Narrowing, value: string | number): string {
  if (typeof value === 'number') return toInstant(value);
  return name === 'search' ? patternOf(value) : value;
}

/** Lists of each kind that was asked for, built once. */
const built = new Map<string, Prebuilt<Listed[]>>();
/** Kinds of lists; there are thousands, and few that anybody asks for. */
const MOST_BUILT = 200;

/** Conferences that are not deleted, with the user's role in each; null where they have none. */
export async function findConferences(db: Sql, query: ListQuery): Promise<Listed[]> {
  const { workspaceId, userId, onlyOwn, filter, sort, direction, cursor, limit } = query;
  const narrowed = (Object.keys(CONDITIONS) as Narrowing[]).filter((name) => filter[name] !== undefined);
  const kind = [onlyOwn, userId === null, sort, direction, cursor === undefined, ...narrowed].join(' ');
  const list = built.get(kind) ?? new Prebuilt<Listed[]>((sqlOf) => build(sqlOf, query, narrowed));
  if (built.size < MOST_BUILT) built.set(kind, list);
  return await list.run(db, {
    workspaceId,
    userId,
    limit,
    ...(cursor !== undefined && cursorValues(cursor)),
    ...Object.fromEntries(narrowed.map((name) => [name, valueOf(name, filter[name] ?? '')])),
  });
}

function build(db: Sql, { userId, onlyOwn, sort, direction, cursor }: ListQuery, narrowed: readonly Narrowing[]) {
  const order = { at: conferences[sort], id: conferences.id, direction };
  const theirs = and(
    eq(participants.conferenceId, conferences.id),
    userId === null ? sql`false` : eq(participants.userId, sql.placeholder('userId')),
    isNull(participants.bannedAt),
  );
  return db
    .select({ conference: conferences, role: participants.role })
    .from(conferences)
    .leftJoin(participants, theirs)
    .where(
      and(
        eq(conferences.workspaceId, sql.placeholder('workspaceId')),
        isNull(conferences.deletedAt),
        onlyOwn ? isNotNull(participants.id) : undefined,
        ...narrowed.map((name) => CONDITIONS[name]),
        cursor === undefined ? undefined : afterPlaceholders(order),
      ),
    )
    .orderBy(...orderBy(order))
    .limit(sql.placeholder('limit'))
    .prepare('conferences');
}
