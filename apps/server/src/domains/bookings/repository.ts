import type { Id } from '@parley/contract';
import { and, eq } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { bookings } from './tables.ts';

export type Booking = typeof bookings.$inferSelect;

/** False when the session has a booking already. */
export async function insertBooking(tx: Sql, booking: Booking): Promise<boolean> {
  const target = { target: [bookings.workspaceId, bookings.sessionId] };
  const made = await tx.insert(bookings).values(booking).onConflictDoNothing(target).returning({ id: bookings.id });
  return made.length === 1;
}

export async function findBookingOfSession(
  db: Sql,
  workspaceId: Id<'workspace'>,
  sessionId: string,
): Promise<Booking | null> {
  const [row] = await db
    .select()
    .from(bookings)
    .where(and(eq(bookings.workspaceId, workspaceId), eq(bookings.sessionId, sessionId)));
  return row ?? null;
}

export async function findBookingOfConference(db: Sql, conferenceId: Id<'conference'>): Promise<Booking | null> {
  const [row] = await db.select().from(bookings).where(eq(bookings.conferenceId, conferenceId));
  return row ?? null;
}
