/** Wall-clock fields of a moment in a zone. */
export interface LocalParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function fieldsOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** What the clock on the wall shows in `timeZone` at `moment` (milliseconds since 1970). */
export function localParts(moment: number, timeZone: string): LocalParts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of fieldsOf(timeZone).formatToParts(moment)) {
    if (type in parts) parts[type as keyof LocalParts] = Number(value);
  }
  return parts;
}

const asUtc = (p: LocalParts): number => Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);

/** How far the zone's clock is ahead of UTC at that moment, in minutes. */
export function offsetMinutes(moment: number, timeZone: string): number {
  const wholeSeconds = Math.floor(moment / 1000) * 1000;
  return Math.round((asUtc(localParts(moment, timeZone)) - wholeSeconds) / 60_000);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of a moment in a zone, as `2026-11-24`; also the form that `<input type="date">` takes. */
export function dayKey(moment: number, timeZone: string): string {
  const { year, month, day } = localParts(moment, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/**
 * The moment at which the clock in `timeZone` shows `day` (`2026-11-24`) and `time` (`16:00`), in milliseconds since 1970. An hour that
 * happens twice means its first time; one that is skipped means as much after the jump as it lies after its beginning, as calendars
 * do it (RFC 5545 3.3.5). Null when the text is not a date or not a time.
 */
export function zonedInstant(day: string, time: string, timeZone: string): number | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(time);
  if (!date || !clock) return null;
  const [year, month, dayOfMonth] = [Number(date[1]), Number(date[2]), Number(date[3])];
  const [hour, minute] = [Number(clock[1]), Number(clock[2])];
  const wall = Date.UTC(year, month - 1, dayOfMonth, hour, minute);
  const real = new Date(wall);
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== dayOfMonth || hour > 23 || minute > 59) return null;

  // The offsets of a day before and after are all that can hold at this wall time.
  const before = offsetMinutes(wall - 86_400_000, timeZone);
  const after = offsetMinutes(wall + 86_400_000, timeZone);
  const candidates = [wall - before * 60_000, wall - after * 60_000].sort((a, b) => a - b);
  const exact = candidates.find((moment) => moment + offsetMinutes(moment, timeZone) * 60_000 === wall);
  return exact ?? wall - before * 60_000;
}

/** The name people give a zone: `Europe/Berlin` → `Berlin`, `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export function zoneCity(timeZone: string): string {
  const last = timeZone.split('/').at(-1) ?? timeZone;
  return last.replaceAll('_', ' ');
}
