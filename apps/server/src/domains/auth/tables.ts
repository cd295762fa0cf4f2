import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
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
