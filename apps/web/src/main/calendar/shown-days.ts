import type { Conference } from '@parley/contract';
import { dayKey } from '@parley/locales';
import { addDays, addMonths, weekdayOf } from '../app/days.ts';
import { endInCalendar } from '../meetings/meeting-times.ts';

interface WithWeekInfo {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The day that a week begins with where dates are written so: 0 is Sunday. */
export function firstWeekday(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & WithWeekInfo;
  const firstDay = known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay;
  // Firefox does not say.
  return firstDay === undefined ? (known.region === 'US' ? 0 : 1) : firstDay % 7;
}

/** The seven days of the week around a day. */
export function weekOf(day: string, first: number): string[] {
  const start = addDays(day, -((weekdayOf(day) - first + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(start, index));
}

/** The weeks that a month reaches into, whole. */
export function weeksOfMonth(day: string, first: number): string[][] {
  const begin = `${day.slice(0, 7)}-01`;
  const next = addMonths(begin, 1);
  const weeks: string[][] = [];
  for (let week = weekOf(begin, first); (week[0] ?? next) < next; week = weekOf(addDays(week[6] ?? next, 1), first)) {
    weeks.push(week);
  }
  return weeks;
}

/** Conferences by the days that they touch, each day in order of their start. */
export function byDay(conferences: readonly Conference[], timeZone: string): Map<string, Conference[]> {
  const days = new Map<string, Conference[]>();
  const ordered = [...conferences].sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id));
  for (const conference of ordered) {
    // What ends at midnight does not touch the next day.
    const last = dayKey(endInCalendar(conference) - 1, timeZone);
    for (let day = dayKey(Date.parse(conference.startsAt), timeZone); day <= last; day = addDays(day, 1)) {
      days.set(day, [...(days.get(day) ?? []), conference]);
    }
  }
  return days;
}
