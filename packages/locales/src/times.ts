import type { Translate } from './messages.ts';
import { dayKey, offsetMinutes, zoneCity } from './zones.ts';

export interface TimeOptions {
  /** How dates are written, such as `en-GB`. */
  locale: string;
  /** IANA zone of the viewer; every time is shown in it. */
  timeZone: string;
  /** The other zone in play: the browser's own when the viewer has chosen a different one. */
  browserZone?: string;
}

type Moment = number | string;

/** The one renderer of times. Moments are ISO 8601 texts or milliseconds since 1970; `now` is always given. */
export interface Times {
  readonly timeZone: string;
  /** `16:00` */
  time(moment: Moment): string;
  /** `Tuesday 24 November`, with the year when it is not this year's. */
  longDay(moment: Moment, now: number): string;
  /** `Today`, `Tomorrow`, `Yesterday`, else `Tue 24 Nov`, with the year when it is not this year's. */
  day(moment: Moment, now: number): string;
  /** `November 2026` */
  month(moment: Moment): string;
  /** `23–29 November 2026` */
  days(first: Moment, last: Moment): string;
  /** `Tue` */
  weekday(moment: Moment): string;
  /** `24 Nov` */
  date(moment: Moment): string;
  /** `Today, 16:00–16:45`, across midnight with both days, and with the zone when it could be doubted. */
  range(start: Moment, end: Moment, now: number, chosenZone?: string): string;
  /** `1 h 30 min`; rounded to minutes. */
  duration(milliseconds: number): string;
  /** `in 12 min`, `3 h ago`, `now`; days from two days on. */
  relative(moment: Moment, now: number): string;
  /** `Berlin` */
  zone(timeZone?: string): string;
  /** Whether the clock in that zone shows another time than the viewer's at that moment. */
  differs(moment: Moment, otherZone: string): boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const toNumber = (moment: Moment): number => (typeof moment === 'number' ? moment : Date.parse(moment));

/** Makes the renderer for one viewer. */
export function createTimes(t: Translate, { locale, timeZone, browserZone }: TimeOptions): Times {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const clock = format({ timeStyle: 'short' });
  const weekday = format({ weekday: 'short' });
  const dayMonth = format({ day: 'numeric', month: 'short' });
  const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const shortDayYear = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDayYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

  const key = (moment: number) => dayKey(moment, timeZone);
  const sameYear = (a: number, b: number) => key(a).slice(0, 4) === key(b).slice(0, 4);
  const differs = (moment: Moment, zone: string) =>
    offsetMinutes(toNumber(moment), zone) !== offsetMinutes(toNumber(moment), timeZone);

  const times: Times = {
    timeZone,
    time: (moment) => clock.format(toNumber(moment)),
    month: (moment) => format({ month: 'long', year: 'numeric' }).format(toNumber(moment)),
    days: (first, last) =>
      format({ day: 'numeric', month: 'long', year: 'numeric' })
        .formatRange(toNumber(first), toNumber(last))
        // A line never ends between a day and its month.
        .replaceAll(/(\d\.?) (?=\p{L})/gu, '$1\u00a0'),
    weekday: (moment) => weekday.format(toNumber(moment)),
    date: (moment) => dayMonth.format(toNumber(moment)),
    longDay(moment, now) {
      const at = toNumber(moment);
      return (sameYear(at, now) ? longDay : longDayYear).format(at);
    },
    day(moment, now) {
      const at = toNumber(moment);
      const away = daysBetween(key(now), key(at));
      if (away === 0) return t('time.today');
      if (away === 1) return t('time.tomorrow');
      if (away === -1) return t('time.yesterday');
      return (sameYear(at, now) ? shortDay : shortDayYear).format(at);
    },
    range(start, end, now, chosenZone) {
      const [from, to] = [toNumber(start), toNumber(end)];
      const first = t('time.dayAndTime', { day: times.day(from, now), time: clock.format(from) });
      const last =
        key(from) === key(to)
          ? clock.format(to)
          : t('time.dayAndTime', { day: times.day(to, now), time: clock.format(to) });
      const when = key(from) === key(to) ? `${first}–${last}` : `${first} – ${last}`;
      const doubted = [browserZone, chosenZone].some((zone) => zone !== undefined && differs(from, zone));
      return doubted ? t('time.withZone', { when, zone: zoneCity(timeZone) }) : when;
    },
    duration(milliseconds) {
      const all = Math.round(milliseconds / MINUTE);
      const [hours, minutes] = [Math.floor(all / 60), all % 60];
      if (hours === 0) return t('time.minutes', { minutes });
      return minutes === 0 ? t('time.hours', { hours }) : t('time.hoursAndMinutes', { hours, minutes });
    },
    relative(moment, now) {
      const away = toNumber(moment) - now;
      const size = Math.abs(away);
      if (size < MINUTE) return t('time.now');
      const span =
        size >= 2 * DAY
          ? t('time.days', { days: Math.floor(size / DAY) })
          : size >= 6 * HOUR
            ? times.duration(Math.round(size / HOUR) * HOUR)
            : times.duration(away > 0 ? Math.ceil(size / MINUTE) * MINUTE : Math.floor(size / MINUTE) * MINUTE);
      return away > 0 ? t('time.in', { span }) : t('time.ago', { span });
    },
    zone: (zone = timeZone) => zoneCity(zone),
    differs,
  };
  return times;
}

/** Whole calendar days from one `2026-11-24` to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
