import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ParleyError } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Sql } from './database.ts';

/** Key of the advisory lock under which nodes migrate; any number that nothing else uses. */
const LOCK = 7_275_395_939;

/** Longest time that one migration may take, in milliseconds. */
export const MIGRATION_TIMEOUT = 3_600_000;

/** Where the migrations lie: beside the bundle, or in the package when run from source. */
export function findMigrations(): string {
  const places = ['migrations', '../../../migrations'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = places.find((place) => existsSync(join(place, 'meta', '_journal.json')));
  if (found !== undefined) return found;
  throw new ParleyError('UNAVAILABLE', `No migrations found in ${places.join(' or ')}. Build or install Parley again.`);
}

/**
 * Applies the migrations of `folder` that the database does not have yet, each in a transaction of its own under a lock, so that
 * several nodes may do this at once and a kill leaves whole migrations only.
 *
 * @throws ParleyError `CONFLICT` when the database has migrations that `folder` does not know: a newer Parley wrote it.
 */
export async function applyMigrations(
  folder: string,
  transaction: (work: (tx: Sql) => Promise<void>) => Promise<void>,
) {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  await transaction(async (tx) => {
    await lock(tx);
    // The names that drizzle's own tools use.
    await tx.execute(sql`create schema if not exists drizzle`);
    await tx.execute(
      sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
    );
    const known = new Set(migrations.map((migration) => migration.hash));
    const unknown = [...(await applied(tx))].filter((hash) => !known.has(hash));
    if (unknown.length === 0) return;
    throw new ParleyError(
      'CONFLICT',
      'The data were written by another version of Parley than this one. Start that or a newer one.',
    );
  });
  for (const migration of migrations) {
    await transaction(async (tx) => {
      await lock(tx);
      if ((await applied(tx)).has(migration.hash)) return;
      for (const statement of migration.sql) await tx.execute(sql.raw(statement));
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`,
      );
    });
  }
}

async function lock(tx: Sql): Promise<void> {
  // A large table takes its time, and another node may be at it.
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
}

async function applied(tx: Sql): Promise<Set<string>> {
  const rows = await tx.execute<{ hash: string }>(sql`select hash from drizzle.__drizzle_migrations`);
  return new Set(rows.map((row) => row.hash));
}
