import type { Conference, ConferenceState } from '@parley/contract';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import type { KeyCaller, UserCaller } from '../../platform/http/caller.ts';
import { standingOf } from './policy.ts';
import { presentConferences } from './present.ts';
import { findConferences } from './repository.ts';
import { GRACE } from './schedule.ts';
import type { Uses } from './uses.ts';

interface Query {
  limit?: number | undefined;
  cursor?: string | undefined;
  state?: ConferenceState | undefined;
}

/** The caller's conferences, those in which they have a part; an admin's are all of the workspace, and so are those of a key for itself. */
export async function listConferences(
  uses: Uses,
  caller: UserCaller | KeyCaller,
  which: 'all' | 'upcoming' | 'active',
  { limit = DEFAULT_LIMIT, cursor, state }: Query,
): Promise<{ items: Conference[]; nextCursor: string | null }> {
  const isAdmin = caller.kind === 'key' || caller.role === 'admin';
  const rows = await findConferences(uses.db.sql, {
    workspaceId: caller.workspaceId,
    userId: caller.kind === 'key' ? null : caller.userId,
    onlyOwn: !isAdmin,
    direction: which === 'upcoming' ? 'asc' : 'desc',
    // What nobody came to is over when its time is, also before a job has said so.
    ...(which === 'upcoming' && { state: 'scheduled', endsAfter: uses.clock.now() - GRACE }),
    ...(which === 'active' && { state: 'active' }),
    ...(which === 'all' && { state }),
    cursor,
    limit: limit + 1,
  });
  const place = ({ conference }: (typeof rows)[number]) => ({ at: conference.startsAt, id: conference.id });
  const { items, nextCursor } = pageOf(rows, limit, place);
  const found = items.map(({ conference, role }) => ({ conference, standing: standingOf(role, isAdmin) }));
  return { items: await presentConferences(uses, found), nextCursor };
}
