import { expect, test } from 'vitest';
import { ManualClock } from './manual-clock.ts';

test('what falls due is done in order and at its moment, also what that causes', async () => {
  const clock = new ManualClock(1_000);
  const done: [string, number][] = [];
  const note = (name: string) => done.push([name, clock.now()]);
  clock.after(30, () => note('third'));
  clock.after(10, () => {
    note('first');
    clock.after(10, () => note('second'));
  });
  const takeBack = clock.after(20, () => note('taken back'));
  takeBack();
  clock.after(100, () => note('too late'));

  await clock.advance(50);

  expect(done).toEqual([
    ['first', 1_010],
    ['second', 1_020],
    ['third', 1_030],
  ]);
  expect([clock.now(), clock.monotonic()]).toEqual([1_050, 50]);
});

test('work that waits for a promise sets its timers before time passes over them', async () => {
  const clock = new ManualClock();
  const done: string[] = [];
  clock.after(10, () => {
    void Promise.resolve().then(() => clock.after(10, () => done.push('chained')));
  });
  await clock.advance(20);
  expect(done).toEqual(['chained']);
});
