import * as z from 'zod/mini';

/** Text that SQL and JSON both hold: well-formed Unicode without NUL (jsonb refuses both), trimmed, of bounded length. */
export const text = (max: number, min = 1) =>
  z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine((value) => value.isWellFormed() && !value.includes('\0'), 'Has characters that cannot be stored'),
  );

/** Each part within its bounds; of a month that has them all, 31 days. */
const MOMENT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

/** Whether its day is in the calendar: asking that takes ten times as long as the rest, and every month has 28. */
const hasItsDay = (moment: string): boolean =>
  moment.slice(8, 10) <= '28' ||
  (new Date(`${moment.slice(0, 19)}Z`).toJSON()?.startsWith(moment.slice(0, 19)) ?? false);

/** A moment: ISO 8601 in UTC with `Z` and seconds, and any fraction of them. The day has to be in the calendar. */
export const instant = z.stringFormat('datetime', (value: string) => MOMENT.test(value) && hasItsDay(value));
