import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { silentLogger } from '../log/logger.ts';
import { databaseConformance } from './conformance.ts';
import { killDuringInserts, killDuringMigration } from './kill/scenarios.ts';
import { findMigrations } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { createTestDatabase, DATABASE_KINDS } from './testing.ts';

/** `npm run soak` kills often. */
const KILLS = 1;
const PATIENCE = 80_000;

const here = DATABASE_KINDS.includes('postgres');

describe.runIf(here)('as every database', () => databaseConformance('postgres'));

describe.runIf(here)('as a server', () => {
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await createTestDatabase());
  });
  afterEach(() => drop());

  const open = (migrations = findMigrations(), place = url) =>
    openPostgres({ url: place, migrations, log: silentLogger, clock: systemClock });

  test('[D4] two nodes that start at once migrate once', async () => {
    const nodes = [open(), open(), open()];
    await Promise.all(nodes.map((node) => node.migrate()));
    const applied = await nodes[0]?.sql.execute(
      sql`select hash from drizzle.__drizzle_migrations group by hash having count(*) = 1`,
    );
    expect(applied).toHaveLength(1);
    await Promise.all(nodes.map((node) => node.close()));
  });

  test('[D4] what was prepared before another node’s migration fails once, and is prepared anew', async () => {
    const node = open();
    await node.sql.execute(sql`create table things (amount int)`);
    const ask = () => node.sql.execute(sql`select * from things where amount >= ${0}`);
    for (let time = 0; time < 6; time++) await ask();
    await node.sql.execute(sql`alter table things add column label text`);
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await ask()).toEqual([]);
    await node.close();
  });

  test('[D1] after kills in the middle of inserts everything acknowledged is there', {
    timeout: PATIENCE,
  }, async () => {
    const report = await killDuringInserts({ place: url, open: async (migrations) => open(migrations) }, KILLS);
    expect(report).toMatchObject({ kills: KILLS, lost: [], torn: 0 });
  });

  test('[D4] a migration killed midway is whole or absent, and goes on at the next start', {
    timeout: PATIENCE,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-migrations-'));
    const report = await killDuringMigration(
      { place: url, open: async (migrations) => open(migrations) },
      KILLS,
      folder,
    );
    rmSync(folder, { recursive: true });
    expect(report).toEqual({ halves: 0, applied: 2 });
  });

  test('a lost connection is said to be unavailable, loses its transaction, and the next query is served', async () => {
    const database = open();
    await database.sql.execute(sql`create table t (n int)`);
    const terminated = database.transaction(async (tx) => {
      await tx.execute(sql`insert into t values (1)`);
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(terminated).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await database.sql.execute(sql`select * from t`)).toEqual([]);

    const idle = database.sql.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await idle;
    expect(await database.sql.execute(sql`select 1 as n`)).toEqual([{ n: 1 }]);
    await database.close();
  });

  test('two transactions that wait for each other are not left waiting', async () => {
    const database = open();
    await database.sql.execute(sql`create table t as select n, 0 as amount from generate_series(1, 2) n`);
    const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const lockInTurn = (first: number, second: number, mine: number) =>
      database.transaction(async (tx) => {
        await tx.execute(sql`update t set amount = amount + 1 where n = ${first}`);
        both[mine]?.resolve();
        await Promise.all(both.map((one) => one.promise));
        await tx.execute(sql`update t set amount = amount + 1 where n = ${second}`);
      });
    const outcomes = await Promise.allSettled([lockInTurn(1, 2, 0), lockInTurn(2, 1, 1)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ code: 'UNAVAILABLE' });
    await database.close();
  });

  test('a server that is not there, or says nothing, is unavailable in bounded time', async () => {
    const connections = new Set<Socket>();
    const silent = createServer((connection) => connections.add(connection));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const mute = open(findMigrations(), `postgres://parley@127.0.0.1:${port}/x`);
    const attempts = [mute.ping(200), mute.sql.execute(sql`select 1`), mute.transaction(async () => 1)];
    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    }
    await mute.close();
    for (const connection of connections) connection.destroy();
    await new Promise((resolve) => silent.close(resolve));

    const absent = open(findMigrations(), `postgres://parley@127.0.0.1:${port}/x`);
    await expect(absent.sql.execute(sql`select 1`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await absent.close();
  });
});
