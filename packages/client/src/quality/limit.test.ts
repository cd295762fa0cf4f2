import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow, type Limit, UNLIMITED } from './limit.ts';

const MOST = 5;

/** The steps after each sample of two seconds. */
function run(felt: readonly boolean[], from: Limit = UNLIMITED): { steps: number[]; limit: Limit } {
  let limit = from;
  const steps = felt.map((each, index) => {
    limit = follow(limit, each, index * 2000, MOST);
    return limit.step;
  });
  return { steps, limit };
}
const times = (count: number, felt: boolean): boolean[] => Array.from({ length: count }, () => felt);

test('[Q3] a step down for every sample in which it is felt, and no further than the last', () => {
  expect(run(times(7, true)).steps).toEqual([1, 2, 3, 4, 5, 5, 5]);
});

test('[Q3] samples of several paths within two seconds are one step', () => {
  let limit = follow(UNLIMITED, true, 0, MOST);
  for (const at of [500, 1000, 1500]) limit = follow(limit, true, at, MOST);
  expect(limit.step).toBe(1);
});

test('[Q3] a step up after ten seconds without it, and another after ten more', () => {
  expect(run([true, true, ...times(12, false)]).steps).toEqual([1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0, 0]);
});

test('[Q3] what is felt less deeply stops sooner, and lets a step that was further down go up again', () => {
  const { steps, limit } = run(times(5, true));
  expect(steps.at(-1)).toBe(MOST);
  let less = limit;
  const after = times(12, true).map((felt, index) => {
    less = follow(less, felt, 10_000 + index * 2000, MOST - 1);
    return less.step;
  });
  expect(after).toEqual([5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4]);
});

test('[Q3] a step up that does not hold doubles the wait', () => {
  const relapse = [true, ...times(5, false), true];
  expect(run(relapse).steps.at(-1)).toBe(1);
  expect(run(relapse).limit.patience).toBe(20_000);
  expect(run([...relapse, ...times(9, false)]).steps.at(-1)).toBe(1);
  expect(run([...relapse, ...times(10, false)]).steps.at(-1)).toBe(0);
});

test('[Q3] whatever is felt, steps change by one and stay in their bounds, and quiet ends at none', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (felt) => {
      const { steps, limit } = run(felt);
      for (const [index, step] of steps.entries()) {
        expect(step).toBeGreaterThanOrEqual(0);
        expect(step).toBeLessThanOrEqual(MOST);
        expect(Math.abs(step - (steps[index - 1] ?? 0))).toBeLessThanOrEqual(1);
      }
      let calm = limit;
      for (let at = felt.length * 2000; at < felt.length * 2000 + 500_000; at += 2000)
        calm = follow(calm, false, at, MOST);
      expect(calm).toEqual(UNLIMITED);
    }),
  );
});
