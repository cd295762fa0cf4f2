import type { Id, ParticipantRole } from '@parley/contract';
import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { after, orderBy } from '../../platform/db/cursor.ts';
import type { Sql } from '../../platform/db/database.ts';
import type { ParticipantRow } from './repository.ts';
import { conferences, participants } from './tables.ts';

const ofConference = (conferenceId: Id<'conference'>) =>
  and(eq(participants.conferenceId, conferenceId), isNull(participants.bannedAt));

/** Those who were not removed, in the order in which they got their part. */
export async function findParticipants(
  db: Sql,
  conferenceId: Id<'conference'>,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<ParticipantRow[]> {
  const order = { at: participants.createdAt, id: participants.id, direction: 'asc' } as const;
  return await db
    .select()
    .from(participants)
    .where(and(ofConference(conferenceId), after(order, cursor)))
    .orderBy(...orderBy(order))
    .limit(limit);
}

/** Null for who was removed. */
export async function findParticipant(
  db: Sql,
  conferenceId: Id<'conference'>,
  id: Id<'participant'>,
): Promise<ParticipantRow | null> {
  const [row] = await db
    .select()
    .from(participants)
    .where(and(ofConference(conferenceId), eq(participants.id, id)));
  return row ?? null;
}

/** The parts of people with an account in these conferences, deleted ones too; of who was removed only those in `also`. */
export async function findAccountsIn(
  db: Sql,
  conferenceIds: readonly Id<'conference'>[],
  also: readonly Id<'participant'>[],
) {
  const { id, conferenceId, userId, bannedAt } = participants;
  return await db
    .select({ id, conferenceId, userId, bannedAt, workspaceId: conferences.workspaceId })
    .from(participants)
    .innerJoin(conferences, eq(conferences.id, conferenceId))
    .where(
      and(
        inArray(conferenceId, [...new Set(conferenceIds)]),
        isNotNull(userId),
        or(isNull(bannedAt), inArray(id, [...new Set(also)])),
      ),
    );
}

/** Who takes over when the host goes for good: of the moderators with an account the one who was there first. */
export async function findSuccessor(
  tx: Sql,
  conferenceId: Id<'conference'>,
  hostUserId: Id<'user'>,
): Promise<(ParticipantRow & { userId: Id<'user'> }) | null> {
  const [row] = await tx
    .select()
    .from(participants)
    .where(and(ofConference(conferenceId), eq(participants.role, 'moderator'), ne(participants.userId, hostUserId)))
    .orderBy(participants.createdAt, participants.id)
    .limit(1);
  return row === undefined || row.userId === null ? null : { ...row, userId: row.userId };
}

export async function changeParticipant(
  tx: Sql,
  id: Id<'participant'>,
  change: { role?: ParticipantRole; bannedAt?: number | null },
  now: number,
): Promise<ParticipantRow> {
  const [row] = await tx
    .update(participants)
    .set({ ...change, updatedAt: now })
    .where(eq(participants.id, id))
    .returning();
  if (row === undefined) throw new Error(`Participant ${id} has gone while its conference was held`);
  return row;
}

/** The part of a guest who was named is theirs who comes under that name, once; null when nobody of that name is expected. */
export async function claimExpected(
  tx: Sql,
  conferenceId: Id<'conference'>,
  guest: { name: string; secretHash: string },
  now: number,
): Promise<ParticipantRow | null> {
  const expected = tx
    .select({ id: participants.id })
    .from(participants)
    .where(and(ofConference(conferenceId), eq(participants.expectedName, guest.name.toLowerCase())))
    .orderBy(participants.createdAt, participants.id)
    .limit(1)
    .for('update', { skipLocked: true });
  const [row] = await tx
    .update(participants)
    .set({ expectedName: null, guestName: guest.name, guestSecretHash: guest.secretHash, updatedAt: now })
    .where(sql`${participants.id} = (${expected})`)
    .returning();
  return row ?? null;
}
