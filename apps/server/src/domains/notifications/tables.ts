import type { OutboxMail } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '../../platform/db/columns.ts';

/** E-mails that Parley wrote, each in the transaction of its cause. */
export const outbox = pgTable(
  'outbox',
  {
    id: idColumn('mail').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    /** What it is the effect of: asking for the same effect again writes nothing. */
    key: text().notNull(),
    kind: text().notNull(),
    /** Whom it is for; null for nobody with an account. */
    userId: idColumn('user'),
    address: text().notNull(),
    subject: text().notNull(),
    /** Null once nobody needs it any more. */
    text: text(),
    html: text(),
    /** Whether it holds a link that grants something. */
    secret: boolean().notNull(),
    status: text().$type<OutboxMail['status']>().notNull(),
    reason: text(),
    attempts: integer().notNull().default(0),
    /** When the try began that is under way. */
    tryingSince: instant(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (table) => [
    uniqueIndex('outbox_key').on(table.workspaceId, table.key),
    index('outbox_newest').on(table.workspaceId, table.createdAt, table.id),
    index('outbox_user').on(table.userId),
    index('outbox_queued').on(table.createdAt).where(sql`status = 'queued'`),
  ],
);
