import type { FactType } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, json } from '../db/columns.ts';
import type { Actor } from './facts.ts';

/** What happened. Append-only: a trigger refuses `update` and `delete`. */
export const facts = pgTable(
  'facts',
  {
    id: idColumn('fact').primaryKey(),
    type: text().$type<FactType>().notNull(),
    workspaceId: idColumn('workspace').notNull(),
    /** Id of what it is about. */
    subject: text().notNull(),
    actor: json().$type<Actor>().notNull(),
    /** The person for whom a program acted. */
    onBehalfOf: idColumn('user'),
    address: text(),
    requestId: text(),
    payload: json().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    index('facts_subject').on(table.workspaceId, table.subject, table.at, table.id),
    index('facts_at').on(table.workspaceId, table.at, table.id),
    index('facts_type').on(table.workspaceId, table.type, table.at, table.id),
    index('facts_address').on(table.workspaceId, table.address, table.at, table.id).where(sql`address is not null`),
    index('facts_actor').on(table.workspaceId, sql`coalesce(actor->>'id', '')`, table.at, table.id),
    index('facts_on_behalf_of').on(table.workspaceId, sql`coalesce(on_behalf_of, '')`, table.at, table.id),
    index('facts_conference')
      .on(table.workspaceId, sql`(payload->>'conferenceId')`, table.at, table.id)
      .where(sql`payload->>'conferenceId' is not null`),
    index('facts_user').on(table.workspaceId, sql`coalesce(payload->>'userId', '')`, table.at, table.id),
  ],
);
