/** Days as `2026-11-24`, counted without clocks or zones. */

const DAY = 86_400_000;

const asUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The day that many days later, or earlier. */
export const addDays = (day: string, count: number): string => fromUtc(asUtc(day) + count * DAY);

/** Its day of the week: 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(asUtc(day)).getUTCDay();

/** The same day of another month; its last one where the month is shorter. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = partsOf(day);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** Year, month from 1, and day of the month. */
export function partsOf(day: string): [year: number, month: number, date: number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}

/** The day of these numbers, or null where there is none, as on 30 February. */
export function dayOf(year: number, month: number, date: number): string | null {
  const moment = Date.UTC(year, month - 1, date);
  const real = new Date(moment);
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === date ? fromUtc(moment) : null;
}

/** Whether the text is a day that exists, such as one from an address. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return dayOf(...partsOf(text)) === text;
}
