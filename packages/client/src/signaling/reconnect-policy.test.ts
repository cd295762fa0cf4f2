import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GIVE_UP_AFTER, reconnectDelay } from './reconnect-policy.ts';

test('[C1] waits 0, 0.3, 1, 2, 2, 2, 4, 7, 7 … seconds without jitter', () => {
  const delays = [0, 1, 2, 3, 4, 5, 6, 7, 50].map((attempt) => reconnectDelay(attempt, 0, 0, GIVE_UP_AFTER));
  expect(delays).toEqual([0, 300, 1000, 2000, 2000, 2000, 4000, 7000, 7000]);
});

test('[C1] jitter adds up to a half, and after two minutes it gives up', () => {
  fc.assert(
    fc.property(
      fc.nat(100),
      fc.nat(200_000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, elapsed, random) => {
        const delay = reconnectDelay(attempt, elapsed, random, GIVE_UP_AFTER);
        const base = reconnectDelay(attempt, 0, 0, GIVE_UP_AFTER) ?? 0;
        if (elapsed >= GIVE_UP_AFTER) expect(delay).toBe(null);
        else {
          expect(delay).toBeGreaterThanOrEqual(base);
          expect(delay).toBeLessThanOrEqual(Math.ceil(base * 1.5));
        }
      },
    ),
  );
});
