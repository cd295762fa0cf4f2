import { bigint, boolean, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, idColumn, instant, json } from '../../platform/db/columns.ts';

/** Key pairs by which people sign in; here is the public half. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: idColumn('passkey').primaryKey(),
    workspaceId: idColumn('workspace').notNull(),
    userId: idColumn('user').notNull(),
    /** What the authenticator calls it, in base64url. */
    credentialId: text().notNull(),
    /** As COSE writes it. */
    publicKey: bytes().notNull(),
    /** How often it has signed, as far as its authenticator counts; else 0 for ever. */
    counter: bigint({ mode: 'number' }).notNull(),
    /** How a browser reaches its authenticator. */
    transports: json().$type<readonly string[]>().notNull(),
    /** Whether it is kept in more than one place. */
    synced: boolean().notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (table) => [
    uniqueIndex('passkeys_credential').on(table.workspaceId, table.credentialId),
    index('passkeys_user').on(table.userId, table.createdAt, table.id),
  ],
);
