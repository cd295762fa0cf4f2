import { afterEach, beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import { sqlState } from '../db/errors.ts';
import type { OpenDatabase } from '../db/open-database.ts';
import { openTestDatabase } from '../db/testing.ts';
import { newId } from '../ids/ids.ts';
import { ManualJobs } from '../jobs/manual-jobs.ts';
import type { Fact, NewFact } from './facts.ts';
import { SqlFacts } from './sql-facts.ts';
import { facts as table } from './tables.ts';

let database: OpenDatabase;
let clock: ManualClock;
let jobs: ManualJobs;
let facts: SqlFacts;

beforeEach(async () => {
  clock = new ManualClock();
  database = await openTestDatabase('pglite', clock);
  jobs = new ManualJobs(database, clock);
  facts = new SqlFacts({ database, jobs, clock });
  await jobs.start();
}, 30_000);
afterEach(() => database.close());

const started = (): NewFact<'conference.started'> => {
  const conferenceId = newId('conference', clock.now());
  return {
    type: 'conference.started',
    workspaceId: newId('workspace', clock.now()),
    subject: conferenceId,
    payload: { conferenceId },
    origin: { actor: { kind: 'user', id: newId('user', clock.now()) }, address: '192.0.2.7', requestId: 'request-1' },
  };
};

test('[D5] a fact is stored with all that is known of it, and every subscriber of its type is told once', async () => {
  const heard: [string, Fact][] = [];
  facts.subscribe(
    'test.all',
    ['conference.started', 'conference.ended'],
    async (fact) => void heard.push(['all', fact]),
  );
  facts.subscribe('test.starts', ['conference.started'], async (fact) => void heard.push(['starts', fact]));
  facts.subscribe('test.ends', ['conference.ended'], async (fact) => void heard.push(['ends', fact]));
  const fact = started();

  await database.transaction((tx) => facts.record(tx, fact));
  await jobs.runDue();
  await jobs.runDue();

  const { origin, ...what } = fact;
  const [row] = await database.sql.select().from(table);
  expect(row).toEqual({ ...what, ...origin, onBehalfOf: null, at: clock.now(), id: expect.stringMatching(/^fct_/) });
  const told = { ...what, id: row?.id, at: clock.now() };
  expect(heard).toEqual([
    ['all', told],
    ['starts', told],
  ]);
});

test('[D5] rolled back, neither the fact nor a job is there', async () => {
  facts.subscribe('test.starts', ['conference.started'], async () => undefined);
  const undone = database.transaction(async (tx) => {
    await facts.record(tx, started());
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await database.sql.select().from(table)).toEqual([]);
  expect(await jobs.counts()).toEqual([]);
});

test('a payload that does not fit its type is refused, and with it the whole transaction', async () => {
  const wrong = { ...started(), payload: { conference: 'x' } } as never;
  await expect(database.transaction((tx) => facts.record(tx, wrong))).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(await database.sql.select().from(table)).toEqual([]);
});

test('facts are never changed nor removed', async () => {
  await database.transaction((tx) => facts.record(tx, started()));
  const state = (error: unknown) => sqlState(error);
  expect(await database.sql.update(table).set({ subject: 'x' }).catch(state)).toBe('23001');
  expect(await database.sql.delete(table).catch(state)).toBe('23001');
  expect(await database.sql.select().from(table)).toHaveLength(1);
});
