import { index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '../../platform/db/columns.ts';

/** Passwords, as argon2id in PHC string format. Not every person has one. */
export const passwords = pgTable('passwords', {
  userId: idColumn('user').primaryKey(),
  hash: text().notNull(),
  updatedAt: instant().notNull(),
});

/** Where people are signed in. Ending a session deletes its row; the fact stays. */
export const sessions = pgTable(
  'sessions',
  {
    id: idColumn('session').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    userId: idColumn('user').notNull(),
    kind: text().$type<'browser' | 'token'>().notNull(),
    /** SHA-256 of the token in hex. */
    tokenHash: text().notNull(),
    userAgent: text().notNull(),
    address: text().notNull(),
    createdAt: instant().notNull(),
    /** To the minute. */
    lastSeenAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex('sessions_token').on(table.tokenHash),
    index('sessions_user').on(table.userId, table.createdAt, table.id),
  ],
);

/** Links in mails that grant something once. Using one deletes its row. */
export const accountLinks = pgTable(
  'account_links',
  {
    /** SHA-256 of the link's secret in hex. */
    tokenHash: text().primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    purpose: text().$type<'confirm' | 'change' | 'reset' | 'set_up'>().notNull(),
    /** Null for the set-up, which makes the first account. */
    userId: idColumn('user'),
    /** Where it was sent. */
    email: text(),
    /** The message that holds it. */
    mailId: idColumn('mail'),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('account_links_of').on(table.workspaceId, table.purpose, table.userId)],
);

/** Browsers in which somebody has signed in, by a cookie that stays when they sign out. */
export const devices = pgTable(
  'devices',
  {
    /** SHA-256 of the cookie in hex. */
    tokenHash: text().notNull(),
    userId: idColumn('user').notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tokenHash, table.userId] }),
    index('devices_user').on(table.userId, table.lastUsedAt),
  ],
);
