import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginsByPresence, doorFor, GRACE, isClosed, latestEnd, type Times, whetherOver } from './schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 24, 15);
const END = START + HOUR;
const EARLY = 15;

const planned: Times = { state: 'scheduled', startsAt: START, endsAt: END, startedAt: null, deletedAt: null };
const on: Times = { ...planned, state: 'active', startedAt: START };
const ended: Times = { ...on, state: 'ended' };

const doorAt = (conference: Times, now: number, role: 'host' | 'participant' | null = 'participant') =>
  doorFor(conference, role, now, EARLY);

test('[K2] the link opens a quarter of an hour before the start, to the millisecond, and for the host at any time', () => {
  const opens = START - EARLY * MINUTE;
  expect(doorAt(planned, opens - 1)).toBe('early');
  expect(doorAt(planned, opens - 1, null)).toBe('early');
  expect(doorAt(planned, opens - 1, 'host')).toBe('open');
  expect(doorAt(planned, opens)).toBe('open');
  expect(doorAt(on, opens - HOUR)).toBe('open');
});

test('[K2] it closes at the end, for the host too', () => {
  for (const role of ['host', 'participant', null] as const) {
    expect(doorAt(ended, START, role)).toBe('closed');
    expect(doorAt({ ...planned, state: 'cancelled' }, START, role)).toBe('closed');
    expect(doorAt({ ...on, deletedAt: START }, START, role)).toBe('closed');
    expect(doorAt(on, END + HOUR, role)).toBe('open');
  }
});

test('[K4] what nobody came to is closed when its time is over, also while no job has said so', () => {
  expect(isClosed(planned, END + GRACE - 1)).toBe(false);
  expect(isClosed(planned, END + GRACE)).toBe(true);
});

test('[K3] presence begins a conference inside its window only', () => {
  expect(beginsByPresence(planned, START - EARLY * MINUTE - 1, EARLY)).toBe(false);
  expect(beginsByPresence(planned, START - EARLY * MINUTE, EARLY)).toBe(true);
  expect(beginsByPresence(planned, END + GRACE, EARLY)).toBe(false);
  expect(beginsByPresence(on, START, EARLY)).toBe(false);
});

test('[K4] ten minutes after its end time once nobody is there', () => {
  expect(whetherOver(on, END + GRACE - 1, 0)).toEqual({ lookAgainAt: END + GRACE });
  expect(whetherOver(on, END + GRACE, 0)).toBe('over');
  expect(whetherOver(on, END + GRACE, 1)).toEqual({ lookAgainAt: END + GRACE + MINUTE });
  expect(whetherOver(planned, END + GRACE, 0)).toBe('over');
  expect(whetherOver(planned, END + GRACE, 1)).not.toBe('over');
});

test('[K4] a day after it began or was to end, whoever is there', () => {
  const startedEarly = { ...on, startedAt: START - 30 * HOUR };
  expect(latestEnd(startedEarly)).toBe(START - 6 * HOUR);
  expect(whetherOver(startedEarly, START - 6 * HOUR - 1, 5)).toEqual({ lookAgainAt: START - 6 * HOUR });
  expect(whetherOver(startedEarly, START - 6 * HOUR, 5)).toBe('over');
  expect(whetherOver(on, START + 24 * HOUR, 5)).toBe('over');
  expect(latestEnd(planned)).toBe(END + 24 * HOUR);
});

test('[K4] where the provider cannot tell, what began has its day and what never began is over', () => {
  expect(whetherOver(on, END + GRACE, null)).toEqual({ lookAgainAt: START + 24 * HOUR });
  expect(whetherOver(planned, END + GRACE, null)).toBe('over');
});

test('[K4] looking again as told always comes to an end, and never looks at the same moment twice', () => {
  const minutes = (max: number) => fc.integer({ min: 0, max }).map((count) => count * MINUTE);
  fc.assert(
    fc.property(
      minutes(1440),
      fc.option(minutes(3000)),
      fc.func(fc.option(fc.integer({ min: 0, max: 3 }))),
      (length, before, presence) => {
        const conference = {
          state: before === null ? ('scheduled' as const) : ('active' as const),
          endsAt: START + length,
          startedAt: before === null ? null : START + length - before,
        };
        let now = START - 48 * HOUR;
        for (let looks = 0; ; looks++) {
          const verdict = whetherOver(conference, now, presence(now));
          if (verdict === 'over') break;
          expect(verdict.lookAgainAt).toBeGreaterThan(now);
          expect(looks).toBeLessThan(24 * 60 + 2);
          now = verdict.lookAgainAt;
        }
        expect(now).toBeLessThanOrEqual(latestEnd(conference));
      },
    ),
    { numRuns: 50 },
  );
});
