import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite, type Transaction, TransactionAbortedError } from '@electric-sql/pglite';
import { ParleyError } from '@parley/contract';
import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../log/logger.ts';
import type { Database, Sql } from './database.ts';
import { abortedTransaction, translateError } from './errors.ts';
import { flushingStartParams, flushOnCommit, flushPath, flushTree } from './flush.ts';
import { lockFolder } from './folder-lock.ts';
import { applyMigrations, MIGRATION_TIMEOUT } from './migrations.ts';
import { type Connection, makeSql } from './sql.ts';
import { tidyMostChanged } from './tidy.ts';
import { Transactions, withTimeout } from './transaction.ts';
import { VALUE_PARSERS } from './values.ts';

/** Major version of the PostgreSQL in the pinned PGlite. A folder made by another one does not open. */
export const PGLITE_POSTGRES = 18;

/** Shared buffers of 128 MB, the default, cost memory and bring nothing: the host caches the files. */
const MEMORY_PARAMS = ['-c', 'shared_buffers=16MB'];

export interface PgliteOptions {
  /** A folder of its own, made when missing; or `memory`, for tests: gone with the process. */
  dataDir: string;
  /** Folder of the migrations, see `findMigrations`. */
  migrations: string;
  log: Logger;
  clock: Clock;
  /** A dumped database to begin with, in memory only. */
  template?: Blob;
}

export interface PgliteDatabase extends Database {
  readonly kind: 'pglite';
  /** For the job queue, which brings its own queries. */
  readonly engine: PGlite;
}

/**
 * Opens the embedded database. Its folder is this process's alone, and every commit is flushed before it is acknowledged (D1–D3).
 *
 * @throws ParleyError `CONFLICT` when another process has the folder, or another PostgreSQL made it; `UNAVAILABLE` when commits are not flushed.
 */
export async function openPglite(options: PgliteOptions): Promise<PgliteDatabase> {
  if (options.dataDir === 'memory') return present(await openInMemory(options.template), options, () => {});
  const folder = options.dataDir;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const lock = lockFolder(folder);
  try {
    const engine = await openFolder(join(folder, 'postgres'), options.log);
    return present(engine, options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

const openInMemory = (template: Blob | undefined) =>
  PGlite.create({
    startParams: [...PGlite.defaultStartParams, ...MEMORY_PARAMS],
    ...(template && { loadDataDir: template }),
  });

async function openFolder(folder: string, log: Logger): Promise<PGlite> {
  if (!existsSync(folder)) await createFolder(folder, log);
  refuseOtherMajor(folder);
  const { engine, check } = await openFlushed(folder);
  try {
    await check();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** Made under another name and renamed when it is complete and flushed: a kill in between leaves nothing half-made. */
async function createFolder(folder: string, log: Logger): Promise<void> {
  log.info({ category: 'lifecycle', folder }, 'making the embedded database');
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const { engine } = await openFlushed(unfinished);
  await engine.exec('checkpoint');
  await engine.close();
  flushTree(unfinished);
  renameSync(unfinished, folder);
  flushPath(dirname(folder));
}

async function openFlushed(folder: string) {
  const startParams = [...flushingStartParams(PGlite.defaultStartParams), ...MEMORY_PARAMS];
  const engine = await PGlite.create({ dataDir: folder, startParams });
  return { engine, ...flushOnCommit(engine) };
}

function refuseOtherMajor(folder: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === String(PGLITE_POSTGRES)) return;
  throw new ParleyError(
    'CONFLICT',
    `The data folder ${dirname(folder)} was made by PostgreSQL ${found}, and this Parley has ${PGLITE_POSTGRES} built in. Export it with the Parley that made it and import it here.`,
  );
}

function present(engine: PGlite, options: PgliteOptions, release: () => void): PgliteDatabase {
  const transactions = new Transactions(options.clock);
  const root = connect(engine);
  async function transaction<T>(work: (tx: Sql) => Promise<T>, timeout?: number): Promise<T> {
    transactions.refuseInside();
    let failure: unknown;
    const remember = (error: unknown) => {
      failure = error;
      throw error;
    };
    try {
      return await engine.transaction((tx) => transactions.run(connect(tx), work, timeout).catch(remember));
    } catch (error) {
      if (error === failure) throw error;
      throw error instanceof TransactionAbortedError ? abortedTransaction() : translateError(error, null);
    }
  }
  return {
    kind: 'pglite',
    engine,
    sql: makeSql({
      async query(...query) {
        transactions.refuseInside();
        return root.query(...query);
      },
    }),
    transaction: (work) => transaction(work),
    migrate: () => applyMigrations(options.migrations, (work) => transaction(work, MIGRATION_TIMEOUT)),
    async tidy(thoroughly) {
      transactions.refuseInside();
      try {
        return await tidyMostChanged(engine, thoroughly);
      } catch (error) {
        throw translateError(error, null);
      }
    },
    ping: (timeout) => withTimeout(options.clock, timeout, root.query('select 1', [], 'arrays')),
    async close() {
      if (!engine.closed) await engine.close();
      release();
    },
  };
}

const connect = (session: Pick<Transaction, 'query'>): Connection => ({
  async query(text, values, rows) {
    const rowMode = rows === 'arrays' ? 'array' : 'object';
    try {
      const answer = await session.query<unknown>(text, values, { rowMode, parsers: VALUE_PARSERS });
      return answer.rows;
    } catch (error) {
      throw translateError(error, text);
    }
  },
});
