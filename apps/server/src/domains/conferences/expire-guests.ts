import { and, eq, inArray, lt, ne, sql } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Expiring } from '../../platform/retention/expiring.ts';
import { conferences, participants } from './tables.ts';

/** Names of guests of conferences that are over; their parts stay, so that it can be told how many were there. */
export const expiringGuestNames: Expiring = {
  what: 'guestNames',
  period: 'guestNameDays',
  async expire(tx, { workspaceId, before, limit }) {
    const some = tx
      .select({ id: participants.id })
      .from(participants)
      .innerJoin(conferences, eq(conferences.id, participants.conferenceId))
      .where(
        and(
          ne(participants.guestName, ''),
          eq(conferences.workspaceId, workspaceId),
          inArray(conferences.state, ['ended', 'cancelled']),
          lt(sql`coalesce(${conferences.endedAt}, ${conferences.endsAt})`, sql`${toInstant(before)}::timestamptz`),
        ),
      )
      .limit(limit);
    const rows = await tx
      .update(participants)
      .set({ guestName: '', expectedName: null })
      .where(inArray(participants.id, some))
      .returning({ id: participants.id });
    return { gone: rows.length, more: rows.length === limit };
  },
};
