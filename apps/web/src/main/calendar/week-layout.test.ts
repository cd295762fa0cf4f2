import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conferenceWith } from '../app/conference.fixture.ts';
import { layOutDay } from './week-layout.ts';

const DAY = '2026-11-24';
const at = (minutes: number): string => new Date(Date.parse(`${DAY}T00:00:00Z`) + minutes * 60_000).toISOString();
const meeting = (from: number, to: number) =>
  conferenceWith({ id: `conf_${from}_${to}`, startsAt: at(from), endsAt: at(to) });
const places = (...meetings: [number, number][]) =>
  layOutDay(
    meetings.map(([from, to]) => meeting(from, to)),
    DAY,
    'UTC',
  ).map(({ from, to, column, columns, span }) => [
    from,
    to,
    span === 1 ? `${column + 1}/${columns}` : `${column + 1}-${column + span}/${columns}`,
  ]);

test('what overlaps stands beside each other, what does not has the whole width', () => {
  expect(places([540, 600], [600, 660])).toEqual([
    [540, 600, '1/1'],
    [600, 660, '1/1'],
  ]);
  expect(places([540, 660], [570, 600], [600, 700], [720, 780])).toEqual([
    [540, 660, '1/2'],
    [570, 600, '2/2'],
    [600, 700, '2/2'],
    [720, 780, '1/1'],
  ]);
});

test('what has nobody at its end side is as wide as that leaves', () => {
  expect(places([540, 900], [550, 600], [560, 600], [700, 760])).toEqual([
    [540, 900, '1/3'],
    [550, 600, '2/3'],
    [560, 600, '3/3'],
    [700, 760, '2-3/3'],
  ]);
});

test('what is short is high enough to be read, what passes midnight ends there', () => {
  expect(places([540, 545])).toEqual([[540, 570, '1/1']]);
  expect(places([1435, 1500])).toEqual([[1410, 1440, '1/1']]);
  expect(places([-60, 60])).toEqual([[0, 60, '1/1']]);
});

test('no two meetings cover each other, whatever they are', () => {
  const length = fc.tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 5, max: 400 }));
  fc.assert(
    fc.property(fc.array(length, { maxLength: 20 }), (list) => {
      const blocks = layOutDay(
        list.map(([from, size]) => meeting(from, from + size)),
        DAY,
        'UTC',
      );
      for (const [index, a] of blocks.entries()) {
        expect(a.column + a.span).toBeLessThanOrEqual(a.columns);
        for (const b of blocks.slice(index + 1)) {
          if (a.from < b.to && b.from < a.to) {
            expect(a.column + a.span <= b.column || b.column + b.span <= a.column).toBe(true);
            expect(a.columns).toBe(b.columns);
          }
        }
      }
    }),
  );
});
