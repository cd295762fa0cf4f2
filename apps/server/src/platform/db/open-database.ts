import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../log/logger.ts';
import { findMigrations } from './migrations.ts';
import { openPglite, type PgliteDatabase } from './pglite.ts';
import { openPostgres, type PostgresDatabase } from './postgres.ts';

/** A database as the job queue needs it: by its kind it is known what more it gives. */
export type OpenDatabase = PgliteDatabase | PostgresDatabase;

export interface DatabaseOptions {
  /** URL of a PostgreSQL; null for the embedded database. */
  url: string | null;
  /** Folder of the embedded database. */
  dataDir: string;
  log: Logger;
  clock: Clock;
}

/** Opens the database that is configured. The schema is brought up to date by `migrate`. */
export async function openDatabase({ url, dataDir, log, clock }: DatabaseOptions): Promise<OpenDatabase> {
  const migrations = findMigrations();
  return url === null ? openPglite({ dataDir, migrations, log, clock }) : openPostgres({ url, migrations, log, clock });
}
