import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenDatabase } from '../platform/db/open-database.ts';
import { createTestDatabase } from '../platform/db/testing.ts';
import type { AppTask } from './app-process.ts';

/** Does `work` with a place for one server after another: a folder, or a database of its own, gone afterwards. */
export async function withPlace<T>(kind: OpenDatabase['kind'], work: (place: AppTask) => Promise<T>): Promise<T> {
  if (kind === 'postgres') {
    const { url, drop } = await createTestDatabase();
    try {
      return await work({ url });
    } finally {
      await drop();
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'parley-kill-'));
  try {
    return await work({ dataDir: join(folder, 'data') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
