import { expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import { Failures } from './failures.ts';

const limit = { most: 3, window: 60_000 };

test('after the most failures a key waits until its window ends, others do not', async () => {
  const clock = new ManualClock();
  const failures = new Failures(clock, limit);
  for (let i = 0; i < 3; i++) {
    expect(failures.wait('a')).toBe(0);
    failures.add('a');
    await clock.advance(10_000);
  }
  expect(failures.wait('a')).toBe(30);
  expect(failures.wait('b')).toBe(0);
  await clock.advance(30_000);
  expect(failures.wait('a')).toBe(0);
  failures.add('a');
  expect(failures.wait('a')).toBe(0);
});

test('the same thing tried again counts once', () => {
  const failures = new Failures(new ManualClock(), limit);
  for (let i = 0; i < 10; i++) failures.add('a', 'the same');
  expect(failures.wait('a')).toBe(0);
  failures.add('a', 'second');
  failures.add('a', 'third');
  expect(failures.wait('a')).toBeGreaterThan(0);
});

test('success forgets the failures, and no flood of keys makes it grow', () => {
  const failures = new Failures(new ManualClock(), limit, 10);
  for (let i = 0; i < 3; i++) failures.add('a');
  failures.forget('a');
  expect(failures.wait('a')).toBe(0);
  for (let i = 0; i < 3; i++) failures.add('early');
  for (let i = 0; i < 100; i++) failures.add(`key ${i}`);
  for (let i = 0; i < 3; i++) failures.add('late');
  expect(failures.wait('early')).toBe(0);
  expect(failures.wait('late')).toBeGreaterThan(0);
});
