import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../db/columns.ts';

/** Answers of creating requests by their `Idempotency-Key` (H6). A row without an answer is a request under way. */
export const idempotentAnswers = pgTable(
  'idempotent_answers',
  {
    /** Whose key it is: a user, or an address where nobody is signed in. */
    caller: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of what was asked, in hex. */
    requestHash: text().notNull(),
    /** Names the attempt that may store the answer. */
    attempt: text().notNull(),
    /** Until then the attempt is taken to be alive. */
    aliveUntil: instant().notNull(),
    /** The body as it was sent, once there is one. */
    answer: text(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.route, table.key] }),
    index('idempotent_answers_expiry').on(table.expiresAt),
  ],
);
