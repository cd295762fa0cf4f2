import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { ParleyError } from '@parley/contract';

/**
 * Start parameters with which PGlite asks for flushes. Its own begin with `-F` (never flush); and of the methods only `fsync` reaches the
 * file system, `fdatasync` is an empty stub in WebAssembly.
 */
export const flushingStartParams = (defaults: readonly string[]): string[] => [
  ...defaults.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
];

/** EIO of WASI, at which PostgreSQL stops instead of going on with what may not be stored. */
const EIO = 29;

/** Emscripten's file system of the host (NODEFS) as far as it is used here. */
interface HostFiles {
  lookupPath(path: string, options: { follow: boolean }): { node: { mount: { type: { stream_ops: StreamOps } } } };
}
interface StreamOps {
  fsync?: (stream: { nfd: number; path?: string }) => number;
}

/**
 * Gives PGlite's file system the flush that it lacks. `check` proves that a commit really flushes (D3);
 * PGlite's inside is touched here, so each start proves it anew.
 */
export function flushOnCommit(engine: PGlite): { check: () => Promise<void>; count: () => number } {
  let flushes = 0;
  const files = engine.Module.FS as unknown as HostFiles;
  files.lookupPath('/pglite/data/PG_VERSION', { follow: true }).node.mount.type.stream_ops.fsync = (stream) => {
    try {
      fdatasyncSync(stream.nfd);
    } catch {
      return EIO;
    }
    flushes += 1;
    return 0;
  };
  return {
    count: () => flushes,
    check: async () => {
      const before = flushes;
      await engine.query(`select pg_logical_emit_message(true, 'parley', 'flush')`);
      if (flushes > before) return;
      throw new ParleyError(
        'UNAVAILABLE',
        'The embedded database does not flush what it stores, so that a power cut could lose it. Parley does not start like that.',
      );
    },
  };
}

/** Flushes every file and folder below `folder`: what was written before `flushOnCommit` was in place. */
export function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushTree(path);
    else if (entry.isFile()) flushPath(path);
  }
  flushPath(folder);
}

/** Flushes a file, or the names in a folder. */
export function flushPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
