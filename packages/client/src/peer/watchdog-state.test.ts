import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reduceWatchdog, type WatchdogEvent, type WatchdogState, watchdogOff } from './watchdog-state.ts';

/** A path that is watched; `bytes` is what its statistics say, which come at once. */
class Watched {
  state: WatchdogState = reduceWatchdog(watchdogOff, { type: 'connected', expected: false }).state;
  bytes: number | null = 0;
  readonly told: string[] = [];
  asked = 0;
  n = 0;

  feed(event: WatchdogEvent): void {
    const step = reduceWatchdog(this.state, event);
    this.state = step.state;
    for (const effect of step.effects) {
      if (effect.type !== 'ask_bytes') this.told.push(effect.type);
      else {
        this.asked += 1;
        this.feed({ type: 'bytes', received: this.bytes });
      }
    }
  }

  /** So many ticks go by; `each` says what comes before one. Answers after how many milliseconds it was found silent. */
  ticks(count: number, each: () => void = () => {}, elapsed = 300): number | null {
    for (let tick = 1; tick <= count; tick += 1) {
      each();
      this.feed({ type: 'tick', elapsed });
      if (this.told.includes('tell_silent')) return tick * elapsed;
    }
    return null;
  }

  beat(hidden = false): void {
    this.n += 1;
    this.bytes = (this.bytes ?? 0) + 60;
    this.feed({ type: 'beat', n: this.n, hidden });
  }
}

const beating = (hidden = false): Watched => {
  const path = new Watched();
  path.ticks(10, () => path.beat(hidden));
  path.beat(hidden);
  return path;
};

test('[W2] a path without beats and without new bytes is dead after about a second', () => {
  expect(beating().ticks(50)).toBe(1200);
});

test('[W2] statistics are not read while beats come', () => {
  const path = new Watched();
  path.ticks(1000, () => path.beat());
  expect([path.asked, path.told]).toEqual([0, []]);
});

test('[W2] as long as bytes come the path lives, also without beats; when they end it is dead a second later', () => {
  const path = beating();
  path.ticks(1000, () => {
    path.bytes = (path.bytes ?? 0) + 1000;
  });
  expect(path.told).toEqual([]);
  expect(path.ticks(50)).toBeLessThanOrEqual(1500);
});

test('[W2] a path that beats again is told alive, once', () => {
  const path = beating();
  path.ticks(50);
  path.beat();
  path.beat();
  expect(path.told).toEqual(['tell_silent', 'tell_alive']);
});

test('[W2] where nothing comes when statistics are asked for, the path is judged without', () => {
  const path = beating();
  path.bytes = null;
  expect(path.ticks(50)).toBe(1200);
  const mute = beating();
  const feed = mute.feed.bind(mute);
  mute.feed = (event) => event.type !== 'bytes' && feed(event);
  expect(mute.ticks(50)).toBeLessThanOrEqual(2400);
});

test('[W3] a hidden page has four seconds', () => {
  expect(beating(true).ticks(50)).toBe(4200);
});

test('[W3] what beats once a second because it is hidden is never dead', () => {
  const path = beating(true);
  let tick = 0;
  path.ticks(1000, () => {
    tick += 1;
    if (tick % 4 === 0) path.beat(true);
  });
  expect(path.told).toEqual([]);
});

test('[W3] who was frozen or throttled does not lay that time to the other’s charge', () => {
  const path = beating();
  // A page that is throttled to a tick each second: two go by without anything.
  expect(path.ticks(50, () => {}, 1000)).toBe(2000);
  const frozen = beating();
  frozen.feed({ type: 'tick', elapsed: 4999 });
  expect(frozen.told).toEqual([]);
  frozen.beat();
  expect(frozen.ticks(2)).toBe(null);
});

test('[W3] after a sleep the path is looked at, and the measurement begins anew', () => {
  const path = beating();
  path.feed({ type: 'tick', elapsed: 7_200_000 });
  expect(path.told).toEqual(['tell_slept']);
  expect(path.ticks(50)).toBe(1200);
});

test('[W3] a peer that never beats is judged by bytes alone, after eight seconds; one that is known to beat after three', () => {
  expect(new Watched().ticks(50)).toBe(8100);
  const path = new Watched();
  path.state = reduceWatchdog(watchdogOff, { type: 'connected', expected: true }).state;
  expect(path.ticks(50)).toBe(3000);
});

test('[W3] where beats are lost anyway it takes more of them: a third lost is not taken for a cut', () => {
  const seeds = fc.array(fc.noBias(fc.nat(99)), { minLength: 400, maxLength: 400 });
  let alarms = 0;
  fc.assert(
    fc.property(seeds, (chances) => {
      const path = new Watched();
      // Nothing else is sent on this path: beats are its only bytes.
      for (const chance of chances) {
        path.n += 1;
        if (chance >= 30 || path.n < 4) {
          path.bytes = (path.bytes ?? 0) + 60;
          path.feed({ type: 'beat', n: path.n, hidden: false });
        }
        path.feed({ type: 'tick', elapsed: 300 });
      }
      alarms += path.told.filter((told) => told === 'tell_silent').length;
    }),
    { numRuns: 50, seed: 7 },
  );
  // Of 20,000 beats; three missing in a row happen 378 times.
  expect(alarms).toBeLessThan(40);
});
