import type { ConferenceState, Id } from '@parley/contract';
import { and, count, eq, exists, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import type { ConferenceRow } from './repository.ts';
import { conferences, participants } from './tables.ts';

/** Conferences of one state, kind and provider, together. */
export interface Tally {
  state: ConferenceState;
  kind: ConferenceRow['kind'];
  provider: string;
  conferences: number;
  /** During which they were on. */
  seconds: number;
  participants: number;
}

interface Span {
  workspaceId: Id<'workspace'>;
  /** Only those in which this user has a part; null for all. */
  userId: Id<'user'> | null;
  /** Milliseconds since 1970. */
  from: number;
  to: number | null;
  now: number;
}

/** Numbers of the conferences that begin in a span, without those that were deleted. */
export async function tallyConferences(db: Sql, { workspaceId, userId, from, to, now }: Span): Promise<Tally[]> {
  const { kind, provider, state, startedAt, endedAt, startsAt, id } = conferences;
  const until = sql`coalesce(${endedAt}, case when ${state} = 'active' then ${new Date(now).toISOString()}::timestamptz end)`;
  const of = eq(participants.conferenceId, id);
  const came = db
    .select({ count: count() })
    .from(participants)
    .where(and(of, isNull(participants.bannedAt), isNull(participants.expectedName)));
  const own = db
    .select({ id: participants.id })
    .from(participants)
    .where(and(of, eq(participants.userId, userId ?? ('' as Id<'user'>)), isNull(participants.bannedAt)));
  return await db
    .select({
      state,
      kind,
      provider,
      conferences: count(),
      seconds: sql`coalesce(sum(greatest(extract(epoch from ${until} - ${startedAt}), 0)), 0)`.mapWith(Number),
      participants: sql`sum((${came}))`.mapWith(Number),
    })
    .from(conferences)
    .where(
      and(
        eq(conferences.workspaceId, workspaceId),
        isNull(conferences.deletedAt),
        gte(startsAt, from),
        to === null ? undefined : lt(startsAt, to),
        userId === null ? undefined : exists(own),
      ),
    )
    .groupBy(state, kind, provider)
    .orderBy(kind, provider, state);
}
