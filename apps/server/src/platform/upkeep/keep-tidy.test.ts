import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import type { OpenDatabase } from '../db/open-database.ts';
import { openTestDatabase } from '../db/testing.ts';
import { ManualJobs } from '../jobs/manual-jobs.ts';
import { silentLogger } from '../log/logger.ts';
import { keepTidy } from './keep-tidy.ts';

const MINUTE = 60_000;

const clock = new ManualClock();
let db: OpenDatabase;
let jobs: ManualJobs;
let start: () => Promise<void>;
beforeEach(async () => {
  db = await openTestDatabase('pglite', clock);
  await db.sql.execute(sql`create table many (n int primary key, even boolean)`);
  jobs = new ManualJobs(db, clock);
  start = keepTidy({ db, clock, jobs, log: silentLogger });
  await jobs.start();
});
afterEach(() => db.close());

const fill = (from: number, to: number) =>
  db.sql.execute(sql`insert into many select n, n % 2 = 0 from generate_series(${from}::int, ${to}::int) n`);
const counted = async () => {
  const [row] = await db.sql.execute<{ rows: number; place: number; columns: number }>(sql`
    select reltuples::int as rows, pg_relation_size(oid) as place,
      (select count(*) from pg_stats where tablename = 'many') as columns from pg_class where relname = 'many'`);
  return row;
};
const minuteLater = async () => {
  await clock.advance(MINUTE);
  await jobs.runDue();
};

test('[D6] within a minute after it grew, the rows of a table of the embedded database are counted, and again after it grew by a tenth', async () => {
  await start();
  await fill(1, 1000);
  expect(await counted()).toMatchObject({ rows: -1, columns: 0 });
  await minuteLater();
  expect(await counted()).toMatchObject({ rows: 1000, columns: 2 });
  await fill(1001, 1040);
  await minuteLater();
  expect((await counted())?.rows).toBe(1000);
  await fill(1041, 1200);
  await minuteLater();
  expect((await counted())?.rows).toBe(1200);
});

test('[D6] rows that are gone give their place back, those of a large table at night', async () => {
  await start();
  await fill(1, 5000);
  await db.sql.execute(sql`delete from many where n > 10`);
  await minuteLater();
  expect(await counted()).toMatchObject({ rows: 10, place: 8192 });
  await fill(11, 200_000);
  await db.sql.execute(sql`delete from many where n > 10`);
  await minuteLater();
  expect((await counted())?.place).toBeGreaterThan(5_000_000);
  await clock.advance(Date.UTC(2026, 10, 25, 3) - clock.now());
  await minuteLater();
  expect(await counted()).toMatchObject({ rows: 10, place: 8192 });
});

test('[D6] what grew before a crash, of which no counter tells any more, is found by its size', async () => {
  await fill(1, 20_000);
  await db.sql.execute(sql`select pg_stat_force_next_flush()`);
  await db.sql.execute(sql`select pg_stat_reset()`);
  await start();
  await minuteLater();
  expect((await counted())?.rows).toBe(20_000);
});

test('[D6] a PostgreSQL looks after itself: there is no job', async () => {
  start = keepTidy({ db: { ...db, tidy: null }, clock, jobs, log: silentLogger });
  await start();
  expect(await jobs.counts()).toEqual([]);
});
