import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { PgBoss } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { OpenDatabase } from '../db/open-database.ts';
import { DATABASE_KINDS, openTestDatabase } from '../db/testing.ts';
import { silentLogger } from '../log/logger.ts';
import { bossConnection } from './boss-connection.ts';
import type { Job } from './jobs.ts';
import { PgBossJobs } from './pg-boss-jobs.ts';

const POLICY = { retries: 1, retryPause: 1, longestPause: 1 };
const SOON = { timeout: 20_000, interval: 50 };

const greet: Job<{ name: string }> = { name: 'test.greet', data: z.strictObject({ name: z.string() }) };

describe.each(DATABASE_KINDS)('jobs on %s', (kind) => {
  let database: OpenDatabase;
  let jobs: PgBossJobs;
  let done: string[];

  beforeEach(async () => {
    database = await openTestDatabase(kind);
    jobs = new PgBossJobs({ database, log: silentLogger, policy: POLICY });
    done = [];
  });
  afterEach(async () => {
    await jobs.stop();
    await database.close();
  });

  const remember = async ({ name }: { name: string }) => {
    done.push(name);
  };
  const send = (name: string, options?: { startAfter?: number; key?: string }) =>
    database.transaction((tx) => jobs.send(tx, greet, { name }, options));

  test('[K9] a job sent in a transaction is done after it, and does not exist when it is rolled back', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: true });
    const rolledBack = database.transaction(async (tx) => {
      await jobs.send(tx, greet, { name: 'never' });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await database.transaction(async (tx) => {
      await jobs.send(tx, greet, { name: 'ada' });
      await jobs.send(tx, greet, { name: 'grace' });
      expect(done).toEqual([]);
    });

    await vi.waitFor(() => expect(done.sort()).toEqual(['ada', 'grace']), SOON);
    await vi.waitFor(async () => {
      expect(await jobs.counts()).toEqual([{ name: greet.name, waiting: 0, active: 0, dead: 0 }]);
    }, SOON);
  });

  test('a node that does not process sends all the same', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: false });
    await send('ada');
    expect(await jobs.counts()).toEqual([{ name: greet.name, waiting: 1, active: 0, dead: 0 }]);
    expect(done).toEqual([]);
  });

  test('many jobs are done without waiting for the next look', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: true });
    await database.transaction(async (tx) => {
      for (let i = 0; i < 100; i++) await jobs.send(tx, greet, { name: `${i}` });
    });
    // At one batch of five a second this would take twenty seconds.
    await vi.waitFor(() => expect(new Set(done).size).toBe(100), { timeout: 10_000, interval: 50 });
    expect(done).toHaveLength(100);
  });

  test('a failing job is tried again, then kept as dead, and holds up no other', async () => {
    const tried: string[] = [];
    jobs.work(greet, async ({ name }) => {
      tried.push(name);
      if (name === 'bad') throw new Error('cannot');
    });
    await jobs.start({ process: true });
    await database.transaction(async (tx) => {
      await jobs.send(tx, greet, { name: 'bad' });
      await jobs.send(tx, greet, { name: 'good' });
    });

    await vi.waitFor(async () => {
      expect(await jobs.counts()).toEqual([{ name: greet.name, waiting: 0, active: 0, dead: 1 }]);
    }, SOON);
    expect(tried.sort()).toEqual(['bad', 'bad', 'good']);
  });

  test('a job waits for its time', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: true });
    const due = Date.now() + 1_500;
    let at = 0;
    await send('later', { startAfter: due });
    await send('tomorrow', { startAfter: Date.now() + 86_400_000 });
    await vi.waitFor(() => {
      expect(done).toEqual(['later']);
      at = Date.now();
    }, SOON);
    // The database's clock decides, which may differ by a little.
    expect(at).toBeGreaterThan(due - 250);
    expect((await jobs.counts())[0]?.waiting).toBe(1);
  });

  test('of jobs of one key that wait there is one, the first; jobs without a key are all kept', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: false });
    await send('first', { key: 'k' });
    await send('second', { key: 'k' });
    await send('other', { key: 'l' });
    await send('none');
    await send('none');
    expect((await jobs.counts())[0]?.waiting).toBe(4);
  });

  test('data that do not fit are refused when sent', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: false });
    const wrong = database.transaction((tx) => jobs.send(tx, greet, { nome: 'ada' } as never));
    await expect(wrong).rejects.toMatchObject({ code: 'INTERNAL' });
    expect((await jobs.counts())[0]?.waiting).toBe(0);
  });

  test('a job whose worker was killed is done again, within half a minute', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: false });
    await send('ada');
    await jobs.stop();
    const killed = new PgBoss({ ...bossConnection(database), supervise: false, schedule: false });
    await killed.start();
    expect(await killed.fetch(greet.name)).toHaveLength(1);
    await killed.stop({ graceful: false });
    // As if it had been silent for a while already; the rest of the half minute is waited for.
    await database.sql.execute(sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '9 seconds'`);

    jobs = new PgBossJobs({ database, log: silentLogger, policy: POLICY });
    jobs.work(greet, remember);
    await jobs.start({ process: true });
    expect(done).toEqual([]);
    await vi.waitFor(() => expect(done).toEqual(['ada']), SOON);
  });

  test('starting again, also twice at once, keeps what waits', async () => {
    jobs.work(greet, remember);
    await jobs.start({ process: false });
    await send('ada');
    const others = [1, 2].map(() => new PgBossJobs({ database, log: silentLogger, policy: POLICY }));
    for (const other of others) other.work(greet, remember);
    await Promise.all(others.map((other) => other.start({ process: true })));
    await vi.waitFor(() => expect(done).toEqual(['ada']), SOON);
    await Promise.all(others.map((other) => other.stop()));
  });

  test('stopping lets running jobs finish', async () => {
    const running = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    jobs.work(greet, async (data) => {
      running.resolve();
      await finish.promise;
      await remember(data);
    });
    await jobs.start({ process: true });
    await send('ada');
    await running.promise;
    const stopping = jobs.stop();
    finish.resolve();
    await stopping;
    expect(done).toEqual(['ada']);
  });

  test('a job without a worker, a second worker and a late one are refused', async () => {
    jobs.work(greet, remember);
    expect(() => jobs.work(greet, remember)).toThrow('two workers');
    await jobs.start({ process: false });
    const other = { ...greet, name: `test.${randomUUID()}` };
    expect(() => jobs.work(other, remember)).toThrow('after the start');
    await expect(database.transaction((tx) => jobs.send(tx, other, { name: 'x' }))).rejects.toThrow('nobody works');
  });
});
