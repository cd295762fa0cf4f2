import * as z from 'zod/mini';

/** Text that SQL and JSON both hold: well-formed Unicode without NUL (jsonb refuses both), trimmed, of bounded length. */
export const text = (max: number, min = 1) =>
  z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine((value) => value.isWellFormed() && !value.includes('\0'), 'Has characters that cannot be stored'),
  );

/** A moment: ISO 8601 in UTC with `Z` and seconds, and any fraction of them. The day has to be in the calendar. */
export const instant = z.stringFormat(
  'datetime',
  (value: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
    new Date(`${value.slice(0, 19)}Z`).toJSON()?.startsWith(value.slice(0, 19)),
);
