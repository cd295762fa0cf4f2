import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock/clock.ts';
import { silentLogger } from '../log/logger.ts';
import { killDuringInserts, killDuringMigration, type Place } from './kill/scenarios.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { createTestDatabase } from './testing.ts';

const tools = { log: silentLogger, clock: systemClock };

/** The scenarios of the databases' tests with a long count, for `npm run soak`; PostgreSQL where there is one. */
export const soak = {
  title: 'Processes are killed while they write and while they migrate',
  count: 100,
  async run(count: number, progress: (done: number) => void) {
    const base = mkdtempSync(join(tmpdir(), 'parley-kill-'));
    const folders = ['inserts', 'migration'].map((name): Place => {
      const place = join(base, name);
      return { place, open: (migrations) => openPglite({ dataDir: place, migrations, ...tools }) };
    });
    const figures = await measure('embedded', folders, join(base, 'slow'), count);
    progress(count);
    if (process.env['TEST_POSTGRES_URL']) {
      const databases = [await createTestDatabase(), await createTestDatabase()];
      const places = databases.map(
        ({ url }): Place => ({
          place: url,
          open: (migrations) => Promise.resolve(openPostgres({ url, migrations, ...tools })),
        }),
      );
      figures.push(...(await measure('PostgreSQL', places, join(base, 'slow'), count)));
      for (const { drop } of databases) await drop();
    }
    rmSync(base, { recursive: true });
    return figures;
  },
};

async function measure(kind: string, [inserts, migration]: Place[], slowMigrations: string, count: number) {
  if (inserts === undefined || migration === undefined) throw new Error('Two databases are needed');
  const { acknowledged, lost, torn } = await killDuringInserts(inserts, count);
  const { halves } = await killDuringMigration(migration, Math.ceil(count / 10), slowMigrations);
  const none = { atMost: 0 };
  return [
    { name: `${kind}: acknowledged rows`, value: acknowledged, unit: 'rows' },
    { name: `${kind}: acknowledged and lost`, value: lost.length, unit: 'rows', limit: none },
    { name: `${kind}: transactions torn`, value: torn, unit: 'transactions', limit: none },
    { name: `${kind}: migrations half-made`, value: halves, unit: 'migrations', limit: none },
  ];
}
