import { expect, test } from 'vitest';
import { conferenceWith } from '../app/conference.fixture.ts';
import { byDay, firstWeekday, weekOf, weeksOfMonth } from './shown-days.ts';

test('weeks begin where people begin them', () => {
  expect(firstWeekday('de-DE')).toBe(1);
  expect(firstWeekday('en-US')).toBe(0);
  expect(weekOf('2026-11-24', 1)[0]).toBe('2026-11-23');
  expect(weekOf('2026-11-29', 1)[0]).toBe('2026-11-23');
  expect(weekOf('2026-11-29', 0)[0]).toBe('2026-11-29');
});

test('a month is shown in whole weeks and no more', () => {
  const november = weeksOfMonth('2026-11-24', 1);
  expect(november).toHaveLength(6);
  expect(november[0]?.[0]).toBe('2026-10-26');
  expect(november.at(-1)?.[6]).toBe('2026-12-06');
  // Begins on a Monday and has 28 days.
  expect(weeksOfMonth('2027-02-10', 1)).toHaveLength(4);
});

test('a meeting stands on each day that it touches in the zone of the viewer', () => {
  const late = conferenceWith({
    id: 'conf_a',
    startsAt: '2026-11-24T22:30:00.000Z',
    endsAt: '2026-11-25T00:00:00.000Z',
  });
  const early = conferenceWith({
    id: 'conf_b',
    startsAt: '2026-11-25T07:00:00.000Z',
    endsAt: '2026-11-25T08:00:00.000Z',
  });
  const keys = (zone: string) => [...byDay([early, late], zone)].map(([day, list]) => [day, list.map(({ id }) => id)]);
  expect(keys('UTC')).toEqual([
    ['2026-11-24', ['conf_a']],
    ['2026-11-25', ['conf_b']],
  ]);
  expect(keys('Europe/Berlin')).toEqual([
    ['2026-11-24', ['conf_a']],
    ['2026-11-25', ['conf_a', 'conf_b']],
  ]);
});

test('what ended early stands on the days on which it was', () => {
  const over = conferenceWith({
    state: 'ended',
    startsAt: '2026-11-24T23:30:00.000Z',
    endsAt: '2026-11-25T01:00:00.000Z',
    endedAt: '2026-11-24T23:50:00.000Z',
  });
  expect([...byDay([over], 'UTC').keys()]).toEqual(['2026-11-24']);
  expect([...byDay([{ ...over, endedAt: '2026-11-24T23:10:00.000Z' }], 'UTC').keys()]).toEqual(['2026-11-24']);
});
