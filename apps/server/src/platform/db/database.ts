import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PgRemoteQueryResultHKT } from 'drizzle-orm/pg-proxy';

/**
 * Runs queries: the root handle, or a transaction. `execute` answers the rows. Inside a transaction only its own handle may
 * be used; the root handle is refused there, for PGlite has one session and would wait for itself. Failures are `ParleyError`
 * (see `errors.ts`). Its own `.transaction` is refused: use that of `Database`; transactions do not nest.
 */
export type Sql = PgDatabase<PgRemoteQueryResultHKT>;

/** The one store of the server. PGlite (embedded) and PostgreSQL implement it and pass the same conformance suite. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /** Queries outside a transaction, each its own. */
  readonly sql: Sql;
  /**
   * Runs `work` in one transaction (read committed): all of it is stored when the promise resolves, none of it when it rejects.
   * `tx` is dead afterwards. It is rolled back with `UNAVAILABLE` when it lasts longer than half a minute.
   */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /** Brings the schema up to date under a lock; several nodes may call it at once. */
  migrate(): Promise<void>;
  /**
   * Tidies the table that has changed most, so that queries go on being planned by how many rows there are, and dead rows give their place back (those of large tables
   * only when it is done `thoroughly`, which may take seconds). Answers its name; null when none is due. Null itself where the database does so on its own.
   */
  readonly tidy: ((thoroughly: boolean) => Promise<string | null>) | null;
  /** Answers within `timeout` milliseconds or rejects with `UNAVAILABLE`. */
  ping(timeout: number): Promise<void>;
  close(): Promise<void>;
}
