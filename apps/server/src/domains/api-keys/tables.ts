import type { ApiScope } from '@parley/contract';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant, json } from '../../platform/db/columns.ts';

/** Keys of host platforms. A revoked one keeps its row, for facts name it. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: idColumn('api_key').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    name: text().notNull(),
    scopes: json().$type<readonly ApiScope[]>().notNull(),
    /** How the secret begins. */
    prefix: text().notNull(),
    /** SHA-256 of the secret in hex. */
    secretHash: text().notNull(),
    /** The secret before the last rotation, and until when it works. */
    previousHash: text(),
    previousUntil: instant(),
    /** Null for keys made on the command line. */
    createdBy: idColumn('user'),
    createdAt: instant().notNull(),
    rotatedAt: instant(),
    /** To the minute. */
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [
    uniqueIndex('api_keys_secret').on(table.secretHash),
    uniqueIndex('api_keys_previous').on(table.previousHash),
    index('api_keys_workspace').on(table.workspaceId, table.createdAt, table.id),
  ],
);
