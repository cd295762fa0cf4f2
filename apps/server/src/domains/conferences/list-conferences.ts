import type { Conference, conferenceRoutes, RouteInput } from '@parley/contract';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import type { KeyCaller, UserCaller } from '../../platform/http/caller.ts';
import { standingOf } from './policy.ts';
import { presentConferences } from './present.ts';
import { findConferences } from './list-repository.ts';
import { GRACE } from './schedule.ts';
import type { Uses } from './uses.ts';

type Query = RouteInput<Extract<(typeof conferenceRoutes)[number], { id: 'listConferences' }>>['query'];

/** The caller's conferences, those in which they have a part; an admin's are all of the workspace, and so are those of a key for itself. */
export async function listConferences(
  uses: Uses,
  caller: UserCaller | KeyCaller,
  which: 'all' | 'upcoming' | 'active',
  { limit = DEFAULT_LIMIT, cursor, sort = which === 'upcoming' ? 'startsAt' : '-startsAt', from, to, ...filter }: Query,
): Promise<{ items: Conference[]; nextCursor: string | null }> {
  const column = sort.endsWith('startsAt') ? 'startsAt' : 'createdAt';
  const isAdmin = caller.kind === 'key' || caller.role === 'admin';
  const rows = await findConferences(uses.db.sql, {
    workspaceId: caller.workspaceId,
    userId: caller.kind === 'key' ? null : caller.userId,
    onlyOwn: !isAdmin,
    filter: {
      ...filter,
      startsFrom: from === undefined ? undefined : Date.parse(from),
      startsBefore: to === undefined ? undefined : Date.parse(to),
      // What nobody came to is over when its time is, also before a job has said so.
      ...(which === 'upcoming' && { state: 'scheduled', endsAfter: uses.clock.now() - GRACE }),
      ...(which === 'active' && { state: 'active' }),
    },
    sort: column,
    direction: sort.startsWith('-') ? 'desc' : 'asc',
    cursor,
    limit: limit + 1,
  });
  const place = ({ conference }: (typeof rows)[number]) => ({ at: conference[column], id: conference.id });
  const { items, nextCursor } = pageOf(rows, limit, place);
  const found = items.map(({ conference, role }) => ({ conference, standing: standingOf(role, isAdmin) }));
  return { items: await presentConferences(uses, found), nextCursor };
}
