import type {
  CallRating,
  CONFERENCE_KINDS,
  ConferenceSettings,
  ConferenceState,
  ParticipantRole,
} from '@parley/contract';
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { deletedAt, idColumn, instant, json, timestamps, version } from '../../platform/db/columns.ts';

/** One meeting each, from its creation to its end. */
export const conferences = pgTable(
  'conferences',
  {
    id: idColumn('conference').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    title: text().notNull(),
    description: text(),
    /** A host platform's own id of what this is for, and whatever else it keeps here. */
    externalId: text(),
    metadata: json().$type<Record<string, string>>().notNull(),
    kind: text().$type<(typeof CONFERENCE_KINDS)[number]>().notNull(),
    provider: text().notNull(),
    /** The provider's own id of the meeting. */
    meetingId: text().notNull(),
    state: text().$type<ConferenceState>().notNull(),
    joinCode: text().notNull(),
    hostUserId: idColumn('user').notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** IANA zone in which the times were chosen, and what its clocks showed: these hold when the zone's rules change. */
    timeZone: text().notNull(),
    wallTime: text().notNull(),
    startedAt: instant(),
    endedAt: instant(),
    settings: json().$type<ConferenceSettings>().notNull(),
    /** Nobody but who has a part comes in, also by the link. */
    invitedOnly: boolean().notNull().default(false),
    createdBy: idColumn('user').notNull(),
    version: version(),
    ...timestamps,
    deletedAt: deletedAt(),
  },
  (table) => [
    index('conferences_meeting').on(table.meetingId),
    uniqueIndex('conferences_join_code').on(table.joinCode),
    index('conferences_start').on(table.workspaceId, table.startsAt, table.id).where(sql`deleted_at is null`),
    uniqueIndex('conferences_external_open')
      .on(table.workspaceId, table.externalId)
      .where(sql`deleted_at is null and state in ('scheduled', 'active')`),
    index('conferences_external').on(table.workspaceId, table.externalId).where(sql`external_id is not null`),
    index('conferences_created').on(table.workspaceId, table.createdAt, table.id).where(sql`deleted_at is null`),
    index('conferences_host').on(table.hostUserId, table.id),
    index('conferences_creator').on(table.createdBy, table.id),
    index('conferences_open').on(table.workspaceId, table.state).where(sql`deleted_at is null and state <> 'ended'`),
  ],
);

/** Everybody's part in a conference: a user, or a guest who is known by a secret in a cookie. */
export const participants = pgTable(
  'participants',
  {
    id: idColumn('participant').primaryKey(),
    conferenceId: idColumn('conference')
      .notNull()
      .references(() => conferences.id),
    userId: idColumn('user'),
    /** Guests only; users go by the name of their account. */
    guestName: text(),
    guestSecretHash: text(),
    /** The name in lower case of a guest who was named and has not come yet. */
    expectedName: text(),
    role: text().$type<ParticipantRole>().notNull(),
    bannedAt: instant(),
    /** How the call was for them, said once after it. */
    rating: text().$type<CallRating>(),
    ...timestamps,
  },
  (table) => [
    uniqueIndex('participants_user').on(table.conferenceId, table.userId),
    uniqueIndex('participants_guest').on(table.guestSecretHash),
    index('participants_expected').on(table.conferenceId, table.expectedName).where(sql`expected_name is not null`),
    index('participants_guest_names').on(table.conferenceId).where(sql`guest_name <> ''`),
    index('participants_order').on(table.conferenceId, table.createdAt, table.id),
    index('participants_of_user').on(table.userId, table.conferenceId),
    check(
      'participants_kind',
      sql`(user_id is null) <> (guest_secret_hash is null) and (guest_secret_hash is null) = (guest_name is null)`,
    ),
  ],
);

/** Links by which people of host platforms come in as themselves. Using one deletes it. */
export const joinLinks = pgTable(
  'join_links',
  {
    /** SHA-256 of the token in hex. */
    tokenHash: text().primaryKey(),
    conferenceId: idColumn('conference')
      .notNull()
      .references(() => conferences.id),
    userId: idColumn('user').notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('join_links_expiry').on(table.expiresAt)],
);

/** Browsers of people who came by such a link: each is that person in this conference and nowhere else. */
export const conferencePasses = pgTable(
  'conference_passes',
  {
    /** SHA-256 of what the cookie holds, in hex. */
    secretHash: text().primaryKey(),
    conferenceId: idColumn('conference')
      .notNull()
      .references(() => conferences.id),
    userId: idColumn('user').notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('conference_passes_expiry').on(table.expiresAt), index('conference_passes_user').on(table.userId)],
);
