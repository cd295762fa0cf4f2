import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, json } from '../db/columns.ts';

/** Secrets that are good for one use, and what is remembered until then. */
export const oneTimeSecrets = pgTable(
  'one_time_secrets',
  {
    /** SHA-256 of purpose and secret in hex. */
    hash: text().primaryKey(),
    purpose: text().notNull(),
    data: json().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index('one_time_secrets_expiry').on(table.purpose, table.expiresAt)],
);
