import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ParleyError } from '@parley/contract';

export interface FolderLock {
  release(): void;
}

/**
 * Makes this process the only one that uses a folder, or throws `CONFLICT`. PGlite does not: two processes on one folder
 * silently lose each other's rows.
 *
 * The lock is one of the kernel, so that it vanishes with its process however that dies, and also holds between containers that
 * share the folder, where process ids mean nothing. Node has no call for such locks; the SQLite in it does.
 */
export function lockFolder(folder: string): FolderLock {
  const holder = join(folder, 'parley.pid');
  const file = new DatabaseSync(join(folder, 'parley.lock'), { timeout: 0 });
  try {
    file.exec('PRAGMA journal_mode = MEMORY');
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    throw isLocked(error) ? inUse(folder, holder, error) : error;
  }
  // For people alone; the lock does not depend on it.
  writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 });
  return { release: () => file.close() };
}

/** SQLITE_BUSY of sqlite.org/rescode.html, in the low byte. */
const isLocked = (error: unknown) => error instanceof Error && (Number(Reflect.get(error, 'errcode')) & 0xff) === 5;

function inUse(folder: string, holder: string, cause: unknown): ParleyError {
  return new ParleyError(
    'CONFLICT',
    `The data folder ${folder} is in use by another Parley${processOf(holder)}. Stop that one first, or use another folder (PARLEY_DATA_DIR).`,
    { cause },
  );
}

function processOf(holder: string): string {
  try {
    return ` (process ${readFileSync(holder, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
