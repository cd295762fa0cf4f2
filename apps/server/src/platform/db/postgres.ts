import { type CustomTypesConfig, Pool, type PoolClient, types as standardTypes } from 'pg';
import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../log/logger.ts';
import type { Database, Sql } from './database.ts';
import { abortedTransaction, translateError, unavailable } from './errors.ts';
import { applyMigrations, MIGRATION_TIMEOUT } from './migrations.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { type Connection, makeSql } from './sql.ts';
import { TRANSACTION_TIMEOUT, Transactions, withTimeout } from './transaction.ts';
import { VALUE_PARSERS } from './values.ts';

/** In milliseconds. The server gives up a statement first; then this side, for a server or network that says nothing. */
const TIMEOUTS = { acquire: 5_000, statement: 10_000, query: 12_000 };

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; PostgreSQL 15 or later. */
  url: string;
  /** Folder of the migrations, see `findMigrations`. */
  migrations: string;
  log: Logger;
  clock: Clock;
  /** Most connections at once. */
  connections?: number;
}

export interface PostgresDatabase extends Database {
  readonly kind: 'postgres';
  /** For the job queue, which has connections of its own. */
  readonly url: string;
}

/** Opens a PostgreSQL database. Connections are made when they are needed; `ping` says whether it is there. */
export function openPostgres(options: PostgresOptions): PostgresDatabase {
  const { clock, log } = options;
  const transactions = new Transactions(clock);
  const pool = new Pool({
    connectionString: options.url,
    application_name: 'parley',
    max: options.connections ?? 10,
    connectionTimeoutMillis: TIMEOUTS.acquire,
    statement_timeout: TIMEOUTS.statement,
    query_timeout: TIMEOUTS.query,
    idle_in_transaction_session_timeout: TRANSACTION_TIMEOUT + TIMEOUTS.statement,
    keepAlive: true,
    options: '-c TimeZone=UTC',
  });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'lost an idle connection to the database'));

  /** Lends a connection; one that broke is thrown away. */
  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await acquire(pool);
    let broken = false;
    const markBroken = () => {
      broken = true;
    };
    // The pool does not listen while a connection is lent, and an unheard error would end the process.
    client.on('error', markBroken);
    try {
      return await work(client);
    } catch (error) {
      broken ||= translateError(error, null).code === 'UNAVAILABLE';
      throw error;
    } finally {
      client.off('error', markBroken);
      client.release(broken);
    }
  }

  async function transaction<T>(work: (tx: Sql) => Promise<T>, timeout = TRANSACTION_TIMEOUT): Promise<T> {
    transactions.refuseInside();
    return withClient(async (client) => {
      const control = connect(client);
      await control.query('begin', [], 'arrays');
      try {
        const result = await transactions.run(connect(client, timeout), work, timeout);
        await commit(client);
        return result;
      } catch (error) {
        // What cannot be rolled back is thrown away with its connection.
        await client.query('rollback').catch(() => client.emit('error', error));
        throw error;
      }
    });
  }

  const root: Connection = {
    query: (...query) => withClient((client) => connect(client).query(...query)),
  };

  return {
    kind: 'postgres',
    url: options.url,
    sql: makeSql({
      async query(...query) {
        transactions.refuseInside();
        return root.query(...query);
      },
    }),
    transaction: (work) => transaction(work),
    migrate: () => applyMigrations(options.migrations, (work) => transaction(work, MIGRATION_TIMEOUT)),
    // Its autovacuum does.
    tidy: null,
    ping: (timeout) => withTimeout(clock, timeout, root.query('select 1', [], 'arrays')),
    close: () => (pool.ended ? Promise.resolve() : pool.end()),
  };
}

async function acquire(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    // Unreachable, starting up, too many connections, wrong password: none of it is the query's fault.
    throw unavailable(error);
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  // PostgreSQL answers so when a statement failed and its error was caught; nothing was stored then.
  if (command === 'ROLLBACK') throw abortedTransaction();
}

const types: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    VALUE_PARSERS[id] ?? standardTypes.getTypeParser(id, format)) as typeof standardTypes.getTypeParser,
};

/** Of all databases of the process: a name always means the same text. */
const statements = new PreparedStatements();

const connect = (client: PoolClient, timeout: number = TIMEOUTS.query): Connection => ({
  async query(text, values, rows) {
    // Without values it may be a script of several statements, which cannot be prepared.
    const name = values.length === 0 ? undefined : statements.nameOf(text);
    const query = {
      ...(name !== undefined && { name }),
      text,
      values,
      types,
      query_timeout: Math.max(timeout, TIMEOUTS.query),
    };
    try {
      const answer =
        rows === 'arrays' ? await client.query({ ...query, rowMode: 'array' as const }) : await client.query(query);
      return answer.rows;
    } catch (error) {
      throw translateError(error, text);
    }
  },
});
