import { expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import { Gathered } from './gathered.ts';

/** Doubles numbers; each query waits until it is let go. */
function doubling(atOnce?: number) {
  const queries: (readonly number[])[] = [];
  let letGo = () => {};
  const gathered = new Gathered(
    async (questions: readonly number[]) => {
      queries.push(questions);
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      return questions.map((number) => number * 2);
    },
    atOnce === undefined ? {} : { atOnce },
  );
  const until = async (count: number) => {
    while (queries.length < count) await new Promise(setImmediate);
  };
  return { gathered, queries, until, letGo: () => letGo() };
}

test('what is asked while a query is under way goes together, and each gets its own answer', async () => {
  const { gathered, queries, until, letGo } = doubling();
  const first = gathered.ask(1);
  await until(1);
  const others = [2, 3, 2].map((number) => gathered.ask(number));
  letGo();
  expect(await first).toBe(2);
  await until(2);
  letGo();
  expect(await Promise.all(others)).toEqual([4, 6, 4]);
  expect(queries).toEqual([[1], [2, 3, 2]]);
});

test('a query has its bound; the rest goes in the next', async () => {
  const { gathered, queries, until, letGo } = doubling(2);
  const all = Promise.all([1, 2, 3, 4, 5].map((number) => gathered.ask(number)));
  for (const count of [1, 2, 3]) {
    await until(count);
    letGo();
  }
  expect(await all).toEqual([2, 4, 6, 8, 10]);
  expect(queries).toEqual([[1, 2], [3, 4], [5]]);
});

test('a query that fails, or leaves a question out, fails for its own questions alone', async () => {
  const gathered = new Gathered(
    (questions: readonly string[]) => {
      if (questions.includes('bad')) return Promise.reject(new Error('No'));
      return Promise.resolve(questions.filter((question) => question !== 'forgotten'));
    },
    { atOnce: 1 },
  );
  const outcomes = await Promise.allSettled(['bad', 'good', 'forgotten'].map((question) => gathered.ask(question)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
});

test('too many who wait are refused', async () => {
  const { gathered, until, letGo } = doubling(20_000);
  const first = gathered.ask(0);
  await until(1);
  const waiting = Array.from({ length: 10_000 }, (_, number) => gathered.ask(number));
  await expect(gathered.ask(1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  letGo();
  await first;
  await until(2);
  letGo();
  expect((await Promise.all(waiting)).at(-1)).toBe(19_998);
});

test('with a clock, what comes one by one within the time of a query goes together after it', async () => {
  const clock = new ManualClock();
  const queries: (readonly number[])[] = [];
  const gathered = new Gathered(
    async (questions: readonly number[]) => {
      queries.push(questions);
      await clock.advance(8);
      return questions;
    },
    { clock },
  );
  await gathered.ask(1);
  const later = [gathered.ask(2), gathered.ask(3)];
  await clock.advance(7);
  expect(queries).toEqual([[1]]);
  await clock.advance(1);
  expect(await Promise.all(later)).toEqual([2, 3]);
  expect(queries).toEqual([[1], [2, 3]]);
});
