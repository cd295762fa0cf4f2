import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { silentLogger } from '../log/logger.ts';
import { flushingStartParams, flushOnCommit } from './flush.ts';
import { killDuringInserts, killDuringMigration } from './kill/scenarios.ts';
import { findMigrations } from './migrations.ts';
import { openPglite, PGLITE_POSTGRES } from './pglite.ts';

/** `npm run soak` kills often. */
const KILLS = 1;
const PATIENCE = 80_000;

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'parley-folder-'));
  folder = join(base, 'data');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const open = (migrations = findMigrations()) =>
  openPglite({ dataDir: folder, migrations, log: silentLogger, clock: systemClock });

test('what was stored is there after opening again, in a folder that is nobody else’s to read', async () => {
  const first = await open();
  await first.migrate();
  await first.sql.execute(sql`create table t as select 7 as n`);
  await first.close();
  const second = await open();
  await second.migrate();

  expect(await second.sql.execute(sql`select n from t`)).toEqual([{ n: 7 }]);
  const [version] = await second.sql.execute<{ version: string }>(
    sql`select current_setting('server_version_num') as version`,
  );
  expect(Math.floor(Number(version?.version) / 10_000)).toBe(PGLITE_POSTGRES);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  await second.close();
});

test('[D3] each commit is one flush, and reading is none', async () => {
  const engine = await PGlite.create({ dataDir: base, startParams: flushingStartParams(PGlite.defaultStartParams) });
  const flush = flushOnCommit(engine);
  await flush.check();
  await engine.exec('create table t (n int); checkpoint');
  const flushesOf = async (work: () => Promise<unknown>) => {
    const before = flush.count();
    await work();
    return flush.count() - before;
  };

  expect(await flushesOf(() => engine.query('insert into t values (1)'))).toBe(1);
  expect(await flushesOf(() => engine.query('select * from t'))).toBe(0);
  const pair = async () =>
    engine.transaction(async (tx) => {
      await tx.query('insert into t values (2)');
      await tx.query('insert into t values (3)');
    });
  expect(await flushesOf(pair)).toBe(1);
  expect(await flushesOf(() => engine.exec('checkpoint'))).toBeGreaterThan(1);
  await engine.close();
});

test('[D3] a database that does not flush is not served', async () => {
  const engine = await PGlite.create({ dataDir: base });
  await expect(flushOnCommit(engine).check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await engine.close();
});

test('[D2] a second opening is refused in plain words and changes nothing; after closing it is welcome', async () => {
  const first = await open();
  const refusal = { code: 'CONFLICT', message: expect.stringMatching(/in use by another Parley \(process \d+\)/) };
  await expect(open()).rejects.toMatchObject(refusal);
  await first.sql.execute(sql`create table t as select 1 as n`);
  await first.close();
  const again = await open();
  expect(await again.sql.execute(sql`select n from t`)).toEqual([{ n: 1 }]);
  await again.close();
});

test('[D2] the lock of a living process holds, and that of a killed one is taken over', async () => {
  const holder = holdFolder();
  await once(holder.stdout ?? holder, 'data');
  await expect(open()).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining(`process ${holder.pid}`),
  });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const database = await open();
  await database.close();
});

test('a folder of another major version is refused with both versions, and left as it is', async () => {
  const first = await open();
  await first.close();
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n');
  const before = readdirSync(join(folder, 'postgres'));
  await expect(open()).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringMatching(/PostgreSQL 17.* has 18/),
  });
  expect(readdirSync(join(folder, 'postgres'))).toEqual(before);
});

test('a first start that was killed leaves nothing that disturbs the next', async () => {
  const creator = holdFolder();
  while (!existsIn(folder, 'postgres.new')) await new Promise((resolve) => setImmediate(resolve));
  creator.kill('SIGKILL');
  await once(creator, 'exit');
  const database = await open();
  await database.migrate();
  await database.close();
  expect(existsIn(folder, 'postgres.new')).toBe(false);
});

test('[D1] after kills in the middle of inserts everything acknowledged is there', { timeout: PATIENCE }, async () => {
  const report = await killDuringInserts({ place: folder, open }, KILLS);
  expect(report).toMatchObject({ kills: KILLS, lost: [], torn: 0 });
  expect(report.acknowledged).toBeGreaterThanOrEqual(KILLS);
});

test('[D4] a migration killed midway is whole or absent, and goes on at the next start', {
  timeout: PATIENCE,
}, async () => {
  const report = await killDuringMigration({ place: folder, open }, KILLS, join(base, 'migrations'));
  expect(report).toEqual({ halves: 0, applied: 2 });
});

/** A process that opens the folder, says so, and keeps it. */
function holdFolder(): ChildProcess {
  const code = `
    const { openPglite } = await import(${JSON.stringify(new URL('pglite.ts', import.meta.url).href)});
    const { systemClock: clock } = await import(${JSON.stringify(new URL('../clock/clock.ts', import.meta.url).href)});
    const { silentLogger: log } = await import(${JSON.stringify(new URL('../log/logger.ts', import.meta.url).href)});
    await openPglite({ dataDir: ${JSON.stringify(folder)}, migrations: '', log, clock });
    process.stdout.write('open');
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function existsIn(place: string, name: string): boolean {
  try {
    return readdirSync(place).includes(name);
  } catch {
    return false;
  }
}
