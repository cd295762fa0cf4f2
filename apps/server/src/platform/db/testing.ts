import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openAsBlob, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Clock } from '../clock/clock.ts';
import { systemClock } from '../clock/clock.ts';
import { silentLogger } from '../log/logger.ts';
import { findMigrations } from './migrations.ts';
import type { OpenDatabase } from './open-database.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

/** A PostgreSQL for tests, whose user may create databases; unset where there is none. */
const POSTGRES_URL = process.env['TEST_POSTGRES_URL'];

/** The kinds of database that can be tested here. */
export const DATABASE_KINDS: readonly OpenDatabase['kind'][] = POSTGRES_URL ? ['pglite', 'postgres'] : ['pglite'];

/** An empty, migrated database that is gone when it is closed: PGlite in memory, or a database of its own on `TEST_POSTGRES_URL`. */
export function openTestDatabase(
  kind: OpenDatabase['kind'] = 'pglite',
  clock: Clock = systemClock,
): Promise<OpenDatabase> {
  return kind === 'pglite' ? openMigratedPglite(clock) : openMigratedPostgres(clock);
}

const settings = (clock: Clock) => ({ migrations: findMigrations(), log: silentLogger, clock });

async function openMigratedPglite(clock: Clock) {
  const template = await migratedTemplate();
  return openPglite({ dataDir: 'memory', template, ...settings(clock) });
}

async function openMigratedPostgres(clock: Clock) {
  const { url, drop } = await createTestDatabase();
  const database = openPostgres({ url, ...settings(clock) });
  await database.migrate();
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...database, close };
}

/** A new database on `TEST_POSTGRES_URL`, not migrated. `drop` also ends its connections. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (POSTGRES_URL === undefined) throw new Error('TEST_POSTGRES_URL is not set');
  const name = `parley_test_${randomBytes(8).toString('hex')}`;
  await administer(POSTGRES_URL, `create database ${name}`);
  const url = new URL(POSTGRES_URL);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(POSTGRES_URL, `drop database if exists ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Making a database takes seconds, loading one does not: the dump is kept, for as long as migrations and PGlite are the same. */
async function migratedTemplate(): Promise<Blob> {
  const folder = join(tmpdir(), 'parley-test-databases');
  const file = join(folder, `${templateKey()}.tar`);
  if (!existsSync(file)) {
    const database = await openPglite({ dataDir: 'memory', ...settings(systemClock) });
    await database.migrate();
    const dump = await database.engine.dumpDataDir('none');
    await database.close();
    mkdirSync(folder, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()));
    renameSync(unfinished, file);
  }
  return openAsBlob(file);
}

function templateKey(): string {
  const hash = createHash('sha256');
  const migrations = findMigrations();
  for (const name of readdirSync(migrations).sort()) {
    if (name.endsWith('.sql')) hash.update(readFileSync(join(migrations, name)));
  }
  const engine = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  return hash.update(readFileSync(engine)).digest('hex').slice(0, 16);
}
