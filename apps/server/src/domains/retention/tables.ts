import { integer, pgTable } from 'drizzle-orm/pg-core';
import { idColumn, instant, version } from '../../platform/db/columns.ts';

/** How long each workspace keeps what; one without a row keeps it for the defaults. */
export const retentionSettings = pgTable('retention_settings', {
  workspaceId: idColumn('workspace').primaryKey(),
  auditDays: integer().notNull(),
  chatDays: integer().notNull(),
  guestNameDays: integer().notNull(),
  version: version(),
  updatedAt: instant().notNull(),
});
