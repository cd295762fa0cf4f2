import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import { addressKey, RateLimiter } from './rate-limiter.ts';
import { Tally } from './tally.ts';
import { TokenBucket } from './token-bucket.ts';

test('over any time a bucket gives no more than its burst and what was refilled, and never less', () => {
  const rates = fc.record({ burst: fc.integer({ min: 1, max: 20 }), perSecond: fc.integer({ min: 1, max: 50 }) });
  fc.assert(
    fc.property(rates, fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 200 }), (rate, pauses) => {
      const bucket = new TokenBucket(rate, 0);
      let now = 0;
      let taken = 0;
      for (const pause of pauses) {
        now += pause;
        const before = bucket.left(now);
        expect(bucket.take(now)).toBe(before >= 1);
        if (before >= 1) taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(rate.burst + (now / 1000) * rate.perSecond);
    }),
  );
});

test('a tally is reached by so many within the window, and not by as many spread wider', () => {
  const close = new Tally(3, 1000);
  expect([0, 500, 1000].map((at) => close.reached(at))).toEqual([false, false, true]);
  const spread = new Tally(3, 1000);
  expect([0, 600, 1200, 1800, 2400].map((at) => spread.reached(at))).toEqual([false, false, false, false, false]);
});

test('many keys are forgotten from the oldest on, those that are full first', async () => {
  const clock = new ManualClock();
  const limiter = new RateLimiter(clock, 10);
  const slow = { burst: 1, perSecond: 0.001 };
  for (let i = 0; i < 9; i++) limiter.take(`quick ${i}`, { burst: 1, perSecond: 10 });
  limiter.take('held', slow);
  await clock.advance(1000);
  limiter.take('one more', slow);
  expect(limiter.take('held', slow)).toMatchObject({ allowed: false, retryAfter: 999 });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});
