import { type CallRating, type Id, ParleyError } from '@parley/contract';
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { isUniqueViolation } from '../../platform/db/errors.ts';
import { rowsOf } from '../../platform/db/rows-of.ts';
import { conferences, participants } from './tables.ts';

export type ConferenceRow = typeof conferences.$inferSelect;
export type ParticipantRow = typeof participants.$inferSelect;

/** Answers the ids of those whose join code was not taken. Throws `CONFLICT` for an external id that is. */
export async function insertConferences(tx: Sql, rows: readonly ConferenceRow[]): Promise<Set<ConferenceRow['id']>> {
  const target = { target: conferences.joinCode };
  const insert = tx
    .insert(conferences)
    .select(rowsOf(conferences, rows))
    .onConflictDoNothing(target)
    .returning({ id: conferences.id });
  return new Set((await refusingTaken(insert)).map(({ id }) => id));
}

/** Throws `CONFLICT` when an open conference has the external id already. */
async function refusingTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isUniqueViolation(error, 'conferences_external_open')) throw error;
    const message = 'There is an open meeting with this externalId. Change that one, or end it first.';
    throw new ParleyError('CONFLICT', message, { details: { reason: 'external_id' }, cause: error });
  }
}

/** Also one that was deleted: its row says so. */
export async function findConference(db: Sql, id: Id<'conference'>): Promise<ConferenceRow | null> {
  const [row] = await db.select().from(conferences).where(eq(conferences.id, id));
  return row ?? null;
}

/** The same, held against other changes until the transaction ends. */
export async function holdConference(tx: Sql, id: Id<'conference'>): Promise<ConferenceRow | null> {
  const [row] = await tx.select().from(conferences).where(eq(conferences.id, id)).for('update');
  return row ?? null;
}

/** The one whose meeting has this id with its provider. */
export async function findConferenceByMeeting(db: Sql, meetingId: string): Promise<ConferenceRow | null> {
  const [row] = await db.select().from(conferences).where(eq(conferences.meetingId, meetingId));
  return row ?? null;
}

/** Conferences of a workspace that are on or to come. */
export async function findOpen(db: Sql, workspaceId: Id<'workspace'>): Promise<Id<'conference'>[]> {
  const rows = await db
    .select({ id: conferences.id })
    .from(conferences)
    .where(
      and(
        eq(conferences.workspaceId, workspaceId),
        inArray(conferences.state, ['scheduled', 'active']),
        isNull(conferences.deletedAt),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Conferences that are on or to come in which this user has a part, or which they hold; in pages by id. */
export async function findOpenOf(
  db: Sql,
  userId: Id<'user'>,
  last: Id<'conference'> | null,
  limit: number,
): Promise<{ id: Id<'conference'> }[]> {
  const parts = db.select({ id: participants.conferenceId }).from(participants).where(eq(participants.userId, userId));
  return await db
    .select({ id: conferences.id })
    .from(conferences)
    .where(
      and(
        or(eq(conferences.hostUserId, userId), inArray(conferences.id, parts)),
        inArray(conferences.state, ['scheduled', 'active']),
        isNull(conferences.deletedAt),
        last === null ? undefined : gt(conferences.id, last),
      ),
    )
    .orderBy(conferences.id)
    .limit(limit);
}

/** Also one that was deleted. */
export async function findConferenceByCode(db: Sql, joinCode: string): Promise<ConferenceRow | null> {
  const [row] = await db.select().from(conferences).where(eq(conferences.joinCode, joinCode));
  return row ?? null;
}

export type ConferenceChange = Partial<
  Omit<
    ConferenceRow,
    'id' | 'workspaceId' | 'provider' | 'meetingId' | 'createdBy' | 'version' | 'createdAt' | 'updatedAt'
  >
>;

export async function changeConference(
  tx: Sql,
  id: Id<'conference'>,
  change: ConferenceChange,
  now: number,
): Promise<ConferenceRow> {
  const update = tx
    .update(conferences)
    .set({ ...change, updatedAt: now, version: sql`${conferences.version} + 1` })
    .where(eq(conferences.id, id))
    .returning();
  const [row] = await refusingTaken(update);
  if (row === undefined) throw new Error(`Conference ${id} has gone while it was held`);
  return row;
}

/** Somebody's part in a conference. False when they have one already. */
export async function insertParticipant(tx: Sql, row: ParticipantRow): Promise<boolean> {
  const made = await tx.insert(participants).values(row).onConflictDoNothing().returning({ id: participants.id });
  return made.length === 1;
}

/** The first parts of new conferences. */
export async function insertParts(tx: Sql, rows: readonly ParticipantRow[]): Promise<void> {
  await tx.insert(participants).select(rowsOf(participants, rows));
}

export async function findUserPart(
  db: Sql,
  conferenceId: Id<'conference'>,
  userId: Id<'user'>,
): Promise<ParticipantRow | null> {
  const [row] = await db
    .select()
    .from(participants)
    .where(and(eq(participants.conferenceId, conferenceId), eq(participants.userId, userId)));
  return row ?? null;
}

export async function findGuestPart(
  db: Sql,
  conferenceId: Id<'conference'>,
  secretHash: string,
): Promise<ParticipantRow | null> {
  const [row] = await db
    .select()
    .from(participants)
    .where(and(eq(participants.conferenceId, conferenceId), eq(participants.guestSecretHash, secretHash)));
  return row ?? null;
}

export async function renameGuest(db: Sql, id: Id<'participant'>, guestName: string, now: number): Promise<void> {
  await db.update(participants).set({ guestName, updatedAt: now }).where(eq(participants.id, id));
}

/** False when this participant has rated the call before. */
export async function rateOnce(tx: Sql, id: Id<'participant'>, rating: CallRating, now: number): Promise<boolean> {
  const rated = await tx
    .update(participants)
    .set({ rating, updatedAt: now })
    .where(and(eq(participants.id, id), isNull(participants.rating)))
    .returning({ id: participants.id });
  return rated.length === 1;
}

/** Participants and their conferences, without those whose conference was deleted. */
export async function findAdmissions(
  db: Sql,
  ids: readonly Id<'participant'>[],
): Promise<{ participant: ParticipantRow; conference: ConferenceRow }[]> {
  return db
    .select({ participant: participants, conference: conferences })
    .from(participants)
    .innerJoin(conferences, eq(conferences.id, participants.conferenceId))
    .where(and(inArray(participants.id, [...new Set(ids)]), isNull(conferences.deletedAt)));
}
