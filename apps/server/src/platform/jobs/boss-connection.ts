import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { type ConstructorOptions, type Db, fromDrizzle, fromPglite } from 'pg-boss';
import type { Sql } from '../db/database.ts';
import type { OpenDatabase } from '../db/open-database.ts';

/** How pg-boss reaches the database: through the one session of PGlite, or by a few connections of its own. */
export function bossConnection(database: OpenDatabase): ConstructorOptions {
  return database.kind === 'pglite'
    ? { backend: 'pglite', db: onPglite(database.engine) }
    : {
        connectionString: database.url,
        application_name: 'parley-jobs',
        max: 4,
        options: '-c statement_timeout=30000',
      };
}

/** Queries of pg-boss inside a transaction of ours. */
export const inTransaction = (tx: Sql): Db =>
  fromDrizzle({ execute: async (query) => ({ rows: await tx.execute(query as ReturnType<typeof sql>) }) }, sql);

/**
 * pg-boss sends some scripts with their own `begin` and `commit`. When one fails, the session stays in a broken transaction until a
 * `rollback`, and a query of ours could come in between; inside PGlite's transaction none can.
 */
function onPglite(engine: PGlite): Db {
  const standard = fromPglite(engine);
  return {
    ...standard,
    executeSql(text, values) {
      if (!/^\s*begin\b/i.test(text)) return standard.executeSql(text, values);
      return engine.transaction(async (tx) => ({ rows: (await tx.exec(text)).flatMap((result) => result.rows) }));
    },
  };
}
