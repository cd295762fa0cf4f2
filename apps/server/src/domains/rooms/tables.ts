import type { RoomEvent } from '@parley/contract/realtime';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant, json } from '../../platform/db/columns.ts';
import type { RoomSnapshot } from './snapshot.ts';

/** One live side of a conference each, made when somebody first asks to enter. */
export const rooms = pgTable(
  'rooms',
  {
    id: idColumn('room').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    conferenceId: idColumn('conference').notNull(),
    /** The node that decides what happens here; null while nobody does. */
    ownerNode: text(),
    /** Raised at each claim; what carries an older one is not stored (R4). */
    epoch: integer().notNull().default(0),
    /** In the database's own time: nodes may disagree about theirs. */
    leaseUntil: instant(),
    /** Whether people were there when it was last claimed: such rooms are loaded at start, so that ghosts leave. */
    live: boolean().notNull().default(false),
    snapshot: json<RoomSnapshot>(),
    /** The last event that the snapshot includes. */
    snapshotSeq: integer().notNull().default(0),
    createdAt: instant().notNull(),
    endedAt: instant(),
    /** When what was written in it, and the names of its guests, were found to have expired. */
    chatExpiredAt: instant(),
    guestsExpiredAt: instant(),
  },
  (table) => [
    uniqueIndex('rooms_conference').on(table.conferenceId),
    index('rooms_chat_due')
      .on(table.workspaceId, table.endedAt)
      .where(sql`ended_at is not null and chat_expired_at is null`),
    index('rooms_guests_due')
      .on(table.workspaceId, table.endedAt)
      .where(sql`ended_at is not null and guests_expired_at is null`),
    index('rooms_live').on(table.leaseUntil).where(sql`live`),
  ],
);

/** The ordered log of every room. Append-only, and only by the room's owner. */
export const roomEvents = pgTable(
  'room_events',
  {
    roomId: idColumn('room').notNull(),
    seq: integer().notNull(),
    epoch: integer().notNull(),
    type: text().$type<RoomEvent['type']>().notNull(),
    /** The event without its place. */
    payload: json<Record<string, unknown>>().notNull(),
    /** The command that it came from (R3). */
    opId: text(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.seq] }),
    index('room_events_chat').on(table.roomId, table.seq).where(sql`type = 'chat_message'`),
  ],
);

/** Rights to go on as a peer after a lost connection (S3, S4). Whether the peer may still be there, the log says. */
export const roomTickets = pgTable(
  'room_tickets',
  {
    /** SHA-256 of the ticket in hex. */
    hash: text().primaryKey(),
    roomId: idColumn('room').notNull(),
    peerId: idColumn('peer').notNull(),
    participantId: idColumn('participant').notNull(),
    createdAt: instant().notNull(),
    /** Since when a newer one exists. */
    replacedAt: instant(),
  },
  (table) => [index('room_tickets_peer').on(table.peerId), index('room_tickets_room').on(table.roomId)],
);

/** Keys that this deployment signs with, made at the first start. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    id: text().primaryKey(),
    purpose: text().$type<'room_token'>().notNull(),
    /** Private key as JWK (RFC 7517). */
    privateKey: json<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [uniqueIndex('signing_keys_purpose').on(table.purpose)],
);
