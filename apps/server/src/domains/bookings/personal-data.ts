import { and, eq, gt, or } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import { inPages, mapPages } from '../../platform/db/in-pages.ts';
import { type PersonalData, without } from '../../platform/personal-data/personal-data.ts';
import { bookings } from './tables.ts';

/** The meetings that a person booked, or that were booked for them. They name ids alone. */
export const bookingsPersonalData = (db: { sql: Sql }): PersonalData => ({
  tables: { bookings: { sections: ['bookings'] } },
  sections: [
    {
      name: 'bookings',
      rows: ({ userId }) => {
        const theirs = or(
          eq(bookings.mentorUserId, userId),
          eq(bookings.menteeUserId, userId),
          eq(bookings.createdBy, userId),
        );
        const read = (last: typeof bookings.$inferSelect | null, size: number) =>
          db.sql
            .select()
            .from(bookings)
            .where(and(theirs, last === null ? undefined : gt(bookings.id, last.id)))
            .orderBy(bookings.id)
            .limit(size);
        return mapPages(inPages(read), (row) => ({
          ...without(row, 'workspaceId'),
          createdAt: toInstant(row.createdAt),
          updatedAt: toInstant(row.updatedAt),
        }));
      },
    },
  ],
});
