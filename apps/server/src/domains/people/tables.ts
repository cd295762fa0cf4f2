import type { Language } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, deletedAt, idColumn, instant, timestamps, version } from '../../platform/db/columns.ts';

/** People with an account. */
export const users = pgTable(
  'users',
  {
    id: idColumn('user').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    /** With which they sign in, lower case; null for people whom a host platform signs in. */
    email: text(),
    /** When they showed that they read mail sent there. */
    emailConfirmedAt: instant(),
    name: text().notNull(),
    /** IANA name. */
    timeZone: text().notNull(),
    language: text().$type<Language>().notNull(),
    role: text().$type<'member' | 'admin'>().notNull(),
    avatarKey: text(),
    version: version(),
    ...timestamps,
    deletedAt: deletedAt(),
  },
  (table) => [uniqueIndex('users_email').on(table.workspaceId, table.email).where(sql`deleted_at is null`)],
);

/** Who a person is to somebody else's sign-in or host platform. Never matched by e-mail. */
export const identities = pgTable(
  'identities',
  {
    id: idColumn('identity').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: idColumn('user')
      .notNull()
      .references(() => users.id),
    /** As the host platform said it: data, by which nobody is found. */
    email: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('identities_subject').on(table.workspaceId, table.issuer, table.subject),
    index('identities_user').on(table.userId),
  ],
);

/** Pictures. The key is 256 random bits in hex and is the picture's path, so one row never changes. */
export const avatars = pgTable(
  'avatars',
  {
    key: text().primaryKey(),
    userId: idColumn('user')
      .notNull()
      .references(() => users.id),
    contentType: text().notNull(),
    content: bytes().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index('avatars_user').on(table.userId)],
);
