import { inArray, and, eq, not, type SQL } from 'drizzle-orm';
import type { Expiring } from '../../platform/retention/expiring.ts';
import { isLive } from './repository.ts';
import { sessions } from './tables.ts';

/** Sessions that are over by themselves; they signed nobody in any more. */
export const expiringSessions: Expiring = {
  what: 'sessions',
  period: null,
  async expire(tx, { workspaceId, before, limit }) {
    const some = tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.workspaceId, workspaceId), not(isLive(before) as SQL)))
      .limit(limit);
    const rows = await tx.delete(sessions).where(inArray(sessions.id, some)).returning({ id: sessions.id });
    return { gone: rows.length, more: rows.length === limit };
  },
};
