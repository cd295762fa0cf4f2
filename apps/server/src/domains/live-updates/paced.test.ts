import { expect, test } from 'vitest';
import { ManualClock } from '../../platform/clock/manual-clock.ts';
import { Paced } from './paced.ts';

test('the first is done at once, what comes in the pause once after it, each key for itself', async () => {
  const clock = new ManualClock();
  const done: [string, number][] = [];
  const paced = new Paced<string>({ clock, pause: 3000, work: (key) => done.push([key, clock.monotonic()]) });
  paced.ask('a');
  await clock.advance(1000);
  for (let index = 0; index < 5; index++) paced.ask('a');
  paced.ask('b');
  await clock.advance(20_000);
  expect(done).toEqual([
    ['a', 0],
    ['b', 1000],
    ['a', 3000],
  ]);
  paced.ask('a');
  expect(done.at(-1)).toEqual(['a', 21_000]);
});
