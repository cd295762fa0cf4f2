import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { idColumn, timestamps } from '../../platform/db/columns.ts';

/** A mentoring meeting each, of a mentor and a mentee, with the conference that it takes place in. */
export const bookings = pgTable(
  'bookings',
  {
    id: idColumn('booking').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    /** The platform's own id of the session. */
    sessionId: text().notNull(),
    mentorUserId: idColumn('user').notNull(),
    menteeUserId: idColumn('user').notNull(),
    conferenceId: idColumn('conference').notNull(),
    createdBy: idColumn('user').notNull(),
    ...timestamps,
  },
  (table) => [
    uniqueIndex('bookings_session').on(table.workspaceId, table.sessionId),
    uniqueIndex('bookings_conference').on(table.conferenceId),
    index('bookings_mentor').on(table.mentorUserId),
    index('bookings_mentee').on(table.menteeUserId),
    check('bookings_two', sql`mentor_user_id <> mentee_user_id`),
  ],
);
