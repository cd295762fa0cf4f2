import { count } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import type { Database } from '../db/database.ts';
import { openTestDatabase } from '../db/testing.ts';
import { OneTimeSecrets } from './one-time-secrets.ts';
import { oneTimeSecrets } from './tables.ts';

const MINUTE = 60_000;
const clock = new ManualClock();
let db: Database;
beforeAll(async () => {
  db = await openTestDatabase('pglite', clock);
});
afterAll(() => db.close());

const secretsFor = (purpose: string, most?: number) =>
  new OneTimeSecrets<{ who: string }>({ db, clock, purpose, lasts: 5 * MINUTE, ...(most !== undefined && { most }) });
const rows = async () => (await db.sql.select({ rows: count() }).from(oneTimeSecrets))[0]?.rows;

test('a secret is good once, for its purpose, on any node, and not by what is stored', async () => {
  const secrets = secretsFor('one');
  const secret = await secrets.issue({ who: 'Maya' });
  const stored = await db.sql.select().from(oneTimeSecrets);
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(await secretsFor('other').take(secret)).toBeNull();
  expect(await secrets.take(stored[0]?.hash ?? '')).toBeNull();
  const taken = await Promise.all([secretsFor('one').take(secret), secrets.take(secret)]);
  expect(taken.filter((one) => one !== null)).toEqual([{ who: 'Maya' }]);
  expect(await secrets.take(secret)).toBeNull();
});

test('a secret is over when its time is, and is then forgotten', async () => {
  const secrets = secretsFor('over');
  const secret = await secrets.issue({ who: 'Maya' });
  await clock.advance(5 * MINUTE);
  expect(await secrets.take(secret)).toBeNull();
  const before = await rows();
  await secrets.issue({ who: 'Omar' });
  expect(await rows()).toBe(before);
});

test('there are never many more than the most, and the newest stay', async () => {
  const secrets = secretsFor('many', 3);
  const issued: string[] = [];
  for (let i = 0; i < 6; i++) {
    await clock.advance(MINUTE / 2);
    issued.push(await secrets.issue({ who: `${i}` }));
  }
  await clock.advance(MINUTE);
  await secrets.issue({ who: 'last' });
  const kept = await Promise.all(issued.map((secret) => secrets.take(secret)));
  expect(kept.map((one) => one?.who ?? null)).toEqual([null, null, null, null, '4', '5']);
});
