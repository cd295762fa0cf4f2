import { expect, test } from 'vitest';
import { firstPace, type Pace, paceAfter } from './pace.ts';

const after = (frames: readonly number[], pace: Pace = firstPace): Pace =>
  frames.reduce((now, took) => paceAfter(now, took), pace);
const times = (count: number, took: number): number[] => Array.from({ length: count }, () => took);

test.each([
  [6, 1],
  [15, 2],
  [35, 3],
])('frames of %i ms are looked at every %i', (took, every) => {
  expect(after(times(15, took))).toMatchObject({ every, tooSlow: false });
});

test('nothing is concluded from the first frames, which are slow everywhere', () => {
  expect(after([1500, ...times(13, 90)])).toMatchObject({ every: 2, tooSlow: false });
  expect(after([1500, ...times(14, 90)]).tooSlow).toBe(true);
});

test('a few slow frames among quick ones change nothing', () => {
  expect(after([...times(20, 6), ...times(7, 200)])).toMatchObject({ every: 1, tooSlow: false });
});

test('a machine that becomes free is looked at more often again', () => {
  const busy = after(times(15, 35));
  expect(after(times(15, 5), busy).every).toBe(1);
});
