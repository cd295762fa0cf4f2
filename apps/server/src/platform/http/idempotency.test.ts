import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import type { Database } from '../db/database.ts';
import { openTestDatabase } from '../db/testing.ts';
import { silentLogger } from '../log/logger.ts';
import { type Attempt, Idempotency } from './idempotency.ts';
import { idempotentAnswers } from './tables.ts';

let db: Database;
let clock: ManualClock;
/** Two of them, as two nodes or a restarted one have. */
let here: Idempotency;
let there: Idempotency;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.sql.delete(idempotentAnswers);
  clock = new ManualClock();
  here = new Idempotency({ db, clock, log: silentLogger });
  there = new Idempotency({ db, clock, log: silentLogger });
});

const request = { caller: 'usr_a', route: 'createConference', key: 'key-00000001', input: { body: { title: 'A' } } };
const HOUR = 3600_000;

/** Lets the clock run while something waits for it. */
async function withTime<T>(work: Promise<T>): Promise<T> {
  const progress = { done: false };
  const settled = work.finally(() => {
    progress.done = true;
  });
  settled.catch(() => undefined);
  while (!progress.done) await clock.advance(50);
  return settled;
}

test('[H6] the same key gives the first answer again, also elsewhere and a day later, and has one effect', async () => {
  let effects = 0;
  const work = async () => JSON.stringify({ effect: ++effects });
  expect(await here.once(request, work)).toBe('{"effect":1}');
  expect(await there.once(request, work)).toBe('{"effect":1}');
  await clock.advance(23 * HOUR);
  expect(await there.once(request, work)).toBe('{"effect":1}');
  await clock.advance(2 * HOUR);
  expect(await here.once(request, work)).toBe('{"effect":2}');
});

test('[H6] another caller or route has keys of its own; another body under the same key is CONFLICT', async () => {
  let effects = 0;
  const work = async () => String(++effects);
  expect(await here.once(request, work)).toBe('1');
  expect(await here.once({ ...request, caller: 'usr_b' }, work)).toBe('2');
  expect(await here.once({ ...request, route: 'other' }, work)).toBe('3');
  await expect(there.once({ ...request, input: { body: { title: 'B' } } }, work)).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('[H6] of many at once one works, and the others wait for its answer', async () => {
  let effects = 0;
  const work = async () => {
    const effect = String(++effects);
    await new Promise<void>((resolve) => clock.after(500, resolve));
    return effect;
  };
  const all = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? here : there).once(request, work));
  expect(await withTime(Promise.all(all))).toEqual(Array(10).fill('1'));
});

test('[H6] one that waits too long is told to come again', async () => {
  const never = here.once(request, () => new Promise<string>(() => undefined));
  await expect(withTime(there.once(request, async () => 'x'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  void never;
});

test('[H6] a request that failed may be tried again', async () => {
  await expect(here.once(request, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await there.once(request, async () => 'now')).toBe('now');
});

/** A process whose time stands still, as it does for the dead and the stuck. */
const stuck = () => new Idempotency({ db, clock: new ManualClock(clock.now()), log: silentLogger });

test('[H6] the key of a process that died is free within seconds, also to who waits for it', async () => {
  void stuck().once(request, () => new Promise<string>(() => undefined));
  expect(await withTime(there.once(request, async () => 'later'))).toBe('later');
  expect(clock.monotonic()).toBeLessThan(6000);
});

test('[H6] a request that takes long keeps its key', async () => {
  const slow = here.once(request, async () => {
    await new Promise<void>((resolve) => clock.after(60_000, resolve));
    return 'slow';
  });
  await clock.advance(20_000);
  await expect(withTime(there.once(request, async () => 'twice'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await withTime(slow)).toBe('slow');
});

test('[H6] an answer kept with its effect survives a kill right after it', async () => {
  const dies = async (attempt: Attempt) => {
    await db.transaction((tx) => attempt.keep(tx, 'kept'));
    return new Promise<string>(() => undefined);
  };
  void here.once(request, dies);
  expect(await withTime(there.once(request, async () => 'twice'))).toBe('kept');
});

test('[H6] whoever lost the key cannot have the effect any more', async () => {
  const took = Promise.withResolvers<void>();
  const slow = stuck().once(request, async (attempt) => {
    await took.promise;
    await db.transaction((tx) => attempt.keep(tx, 'slow'));
    return 'slow';
  });
  await clock.advance(6000);
  expect(await there.once(request, async () => 'first')).toBe('first');
  took.resolve();
  await expect(slow).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await here.once(request, async () => 'third')).toBe('first');
});
