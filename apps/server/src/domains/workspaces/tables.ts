import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, timestamps } from '../../platform/db/columns.ts';

/** Whose it all is. The default one is meant where no key or session names another. */
export const workspaces = pgTable(
  'workspaces',
  {
    id: idColumn('workspace').primaryKey(),
    name: text().notNull(),
    isDefault: boolean().notNull().default(false),
    ...timestamps,
  },
  (table) => [uniqueIndex('workspaces_default').on(table.isDefault).where(sql`is_default`)],
);
