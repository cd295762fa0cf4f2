import { expect, test } from 'vitest';
import { addDays, addMonths, dayOf, isDay, weekdayOf } from './days.ts';

test('days are counted over months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(weekdayOf('2026-11-24')).toBe(2);
});

test('a month later is the same day, or the last one there is', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-11-24', 2)).toBe('2027-01-24');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
});

test('only days that exist are days', () => {
  expect(dayOf(2026, 2, 30)).toBeNull();
  expect(dayOf(2028, 2, 29)).toBe('2028-02-29');
  expect(isDay('2026-11-24')).toBe(true);
  expect(isDay('2026-13-01')).toBe(false);
  expect(isDay('today')).toBe(false);
  expect(isDay(undefined)).toBe(false);
});
