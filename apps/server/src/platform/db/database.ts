import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Runs queries: the root handle, or a transaction. Never use the root handle inside a transaction: PGlite has one session and would wait for itself. */
export type Sql = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** The one store of the server. PGlite (embedded) and PostgreSQL implement it and pass the same conformance suite. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /** Queries outside a transaction, each its own. */
  readonly sql: Sql;
  /** Runs `work` in one transaction: all of it is stored when the promise resolves, none of it when it rejects. */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /** Brings the schema up to date under a lock; several nodes may call it at once. */
  migrate(): Promise<void>;
  /** Answers within `timeout` milliseconds or rejects with `UNAVAILABLE`. */
  ping(timeout: number): Promise<void>;
  close(): Promise<void>;
}
