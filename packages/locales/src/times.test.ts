import fc from 'fast-check';
import { expect, test } from 'vitest';
import { app as german } from './de/app.ts';
import { app as english } from './en/app.ts';
import { createMessages } from './messages.ts';
import { createTimes } from './times.ts';
import { dayKey, localParts, offsetMinutes, zonedInstant, zoneCity } from './zones.ts';

const en = createMessages('en', english);
const de = createMessages('de', german);
const berlin = createTimes(en, { locale: 'en-GB', timeZone: 'Europe/Berlin' });
const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse('2026-11-24T14:52:00Z');

test('times are those of the viewer and of how they write them', () => {
  const moment = '2026-11-24T15:00:00.000Z';
  expect(berlin.time(moment)).toBe('16:00');
  expect(createTimes(en, { locale: 'en-US', timeZone: 'America/New_York' }).time(moment)).toMatch(/^10:00\sAM$/);
  expect(createTimes(de, { locale: 'de-DE', timeZone: 'Asia/Kathmandu' }).time(moment)).toBe('20:45');
});

test('days are named when they are near, and have their year when it is another', () => {
  expect(berlin.day('2026-11-24T22:59:00Z', now)).toBe('Today');
  expect(berlin.day('2026-11-24T23:00:00Z', now)).toBe('Tomorrow');
  expect(berlin.day('2026-11-22T23:00:00Z', now)).toBe('Yesterday');
  expect(berlin.day('2026-11-27T12:00:00Z', now)).toBe('Fri 27 Nov');
  expect(berlin.day('2027-01-05T12:00:00Z', now)).toContain('2027');
  expect(berlin.longDay('2026-11-24T12:00:00Z', now)).toBe('Tuesday 24 November');
});

test('months and weeks have their year', () => {
  expect(berlin.month('2026-10-31T23:30:00Z')).toBe('November 2026');
  expect(berlin.days('2026-11-23T12:00:00Z', '2026-11-29T12:00:00Z')).toMatch(/^23\s?–\s?29\u00a0November 2026$/);
});

test('a range names its zone only where the time could be doubted', () => {
  const [start, end] = ['2026-11-24T16:30:00Z', '2026-11-24T17:15:00Z'];
  expect(berlin.range(start, end, now)).toBe('Today, 17:30–18:15');
  expect(berlin.range(start, end, now, 'Europe/Paris')).toBe('Today, 17:30–18:15');
  expect(berlin.range(start, end, now, 'America/New_York')).toBe('Today, 17:30–18:15 (Berlin)');
  const travelling = createTimes(en, { locale: 'en-GB', timeZone: 'Europe/Berlin', browserZone: 'Europe/Lisbon' });
  expect(travelling.range(start, end, now)).toBe('Today, 17:30–18:15 (Berlin)');
  expect(berlin.range('2026-11-24T22:30:00Z', '2026-11-24T23:30:00Z', now)).toBe('Today, 23:30 – Tomorrow, 00:30');
});

test('two zones that agree in summer can differ in winter', () => {
  const london = createTimes(en, { locale: 'en-GB', timeZone: 'Europe/London' });
  expect(london.differs('2026-07-01T12:00:00Z', 'Africa/Lagos')).toBe(false);
  expect(london.differs('2026-12-01T12:00:00Z', 'Africa/Lagos')).toBe(true);
});

test('spans are short, and what is far away is rough', () => {
  expect(berlin.relative(now + 8 * minute, now)).toBe('in 8\u00a0min');
  expect(berlin.relative(now + 7 * minute + 1, now)).toBe('in 8\u00a0min');
  expect(berlin.relative(now - 12 * minute - 1, now)).toBe('12\u00a0min ago');
  expect(berlin.relative(now + 30_000, now)).toBe('now');
  expect(berlin.relative(now + 83 * minute, now)).toBe('in 1\u00a0h 23\u00a0min');
  expect(berlin.relative(now + 26 * hour + 10 * minute, now)).toBe('in 26\u00a0h');
  expect(berlin.relative(now - 72 * hour, now)).toBe('3 days ago');
  expect(createTimes(de, { locale: 'de-DE', timeZone: 'UTC' }).relative(now - 72 * hour, now)).toBe('vor 3 Tagen');
});

test('wall time and moment are each other in every zone, where the clock shows it once', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'America/St_Johns',
    'UTC',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.parse('2020-01-01') / minute, max: Date.parse('2035-01-01') / minute }),
      (zone, minutes) => {
        const moment = minutes * minute;
        const { hour: h, minute: m } = localParts(moment, zone);
        const back = zonedInstant(dayKey(moment, zone), `${h}:${String(m).padStart(2, '0')}`, zone);
        // In the hour that happens twice the first of the two is meant.
        expect([0, 30 * minute, hour]).toContain(moment - (back ?? Number.NaN));
        if (back !== moment) expect(offsetMinutes(back ?? 0, zone)).not.toBe(offsetMinutes(moment, zone));
      },
    ),
    { numRuns: 400 },
  );
});

test('a time that is skipped lies as far after the jump', () => {
  expect(zonedInstant('2026-03-29', '02:30', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:30:00Z'));
  expect(zonedInstant('2026-10-25', '02:30', 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  expect(zonedInstant('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe(Date.parse('2026-10-03T15:45:00Z'));
});

test('what is no date or no time is nothing', () => {
  for (const [day, time] of [
    ['2026-02-30', '10:00'],
    ['', '10:00'],
    ['2026-11-24', ''],
    ['2026-11-24', '24:00'],
  ] as const) {
    expect(zonedInstant(day, time, 'UTC')).toBeNull();
  }
});

test('zones are called by their city', () => {
  expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  expect(zoneCity('UTC')).toBe('UTC');
});
