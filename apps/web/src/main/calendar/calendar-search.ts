import { isDay } from '../app/days.ts';

export type CalendarView = 'month' | 'week';

/** What an address says of the calendar; what is missing is this month, at today. */
export interface CalendarSearch {
  view?: CalendarView | undefined;
  day?: string | undefined;
}

/** Reads the search of an address; what is not understood is left out. */
export function calendarSearch({ view, day }: Record<string, unknown>): CalendarSearch {
  return { ...(view === 'week' || view === 'month' ? { view } : {}), ...(isDay(day) ? { day } : {}) };
}
