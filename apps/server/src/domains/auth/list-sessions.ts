import type { Session } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import type { SessionCaller } from '../../platform/http/caller.ts';
import { expiryOf, findSessions } from './repository.ts';
import type { Uses } from './uses.ts';

/** Where the caller is signed in, newest first. */
export async function listSessions(
  { db, clock }: Pick<Uses, 'db' | 'clock'>,
  caller: SessionCaller,
  { limit = DEFAULT_LIMIT, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): Promise<{ items: Session[]; nextCursor: string | null }> {
  const rows = await findSessions(db.sql, caller.userId, clock.now(), cursor, limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return {
    items: items.map((session) => ({
      id: session.id,
      kind: session.kind,
      userAgent: session.userAgent,
      address: session.address,
      createdAt: toInstant(session.createdAt),
      lastSeenAt: toInstant(session.lastSeenAt),
      expiresAt: toInstant(expiryOf(session)),
      current: session.id === caller.sessionId,
    })),
    nextCursor,
  };
}
