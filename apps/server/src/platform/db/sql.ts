import { DrizzleQueryError } from 'drizzle-orm';
import { PgDialect, type PreparedQueryConfig } from 'drizzle-orm/pg-core';
import { PgRemoteDatabase, PgRemoteSession, type PreparedQuery } from 'drizzle-orm/pg-proxy';
import { ParleyError } from '@parley/contract';
import type { Sql } from './database.ts';

/** One session with a database: what differs between the engines, and all that the query builder needs. */
export interface Connection {
  /**
   * Runs one statement and answers its rows, as objects by column name or as arrays in column order. Values come as both engines' texts
   * are read: numbers for integers, strings for dates and times, parsed JSON, bytes. Throws `ParleyError` alone.
   */
  query(text: string, values: unknown[], rows: 'objects' | 'arrays'): Promise<unknown[]>;
}

/** The query builder over a connection; the same for both engines, so that their results have the same shape. */
export function makeSql(connection: Connection): Sql {
  const dialect = new PgDialect({ casing: 'snake_case' });
  return new PgRemoteDatabase(dialect, new Session(connection, dialect), undefined);
}

class Session extends PgRemoteSession<Record<string, never>, Record<string, never>> {
  constructor(connection: Connection, dialect: PgDialect) {
    const run = async (text: string, values: unknown[], method: 'all' | 'execute') => ({
      rows: await connection.query(text, values, method === 'all' ? 'arrays' : 'objects'),
    });
    super(run, dialect, undefined);
  }

  /** The builder wraps failures in an error whose message shows all values, secrets too; ours is put in its place. */
  override prepareQuery<T extends PreparedQueryConfig>(
    ...args: Parameters<PgRemoteSession<Record<string, never>, Record<string, never>>['prepareQuery']>
  ): PreparedQuery<T> {
    const prepared = super.prepareQuery<T>(...args);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) =>
      execute(values).catch((error: unknown) => {
        throw error instanceof DrizzleQueryError ? error.cause : error;
      });
    return prepared;
  }

  override transaction(): Promise<never> {
    return Promise.reject(new ParleyError('INTERNAL', 'Transactions are begun on the database and do not nest.'));
  }
}
