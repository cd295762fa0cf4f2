import { dayKey, localParts } from '@parley/locales';
import { addDays, dayOf, partsOf, weekdayOf } from '../../app/days.ts';
import { dayRules } from './day-rules.ts';
import { type Found, type Rule, rule } from './found.ts';
import { DAY_PARTS } from './lexicon.ts';
import { bareHour, timeRules } from './time-rules.ts';
import { whoSaid } from './who-said.ts';

/** What a text says about when, and with whom. Days are `2026-11-24`, times `16:00`; null for what it does not say. */
export type When =
  | { kind: 'empty' }
  /** `rest` begins where it is no longer understood. */
  | { kind: 'unclear'; rest: string }
  | WhenRead;

interface WhenRead {
  kind: 'read';
  day: string;
  time: string | null;
  durationMinutes: number | null;
  /** Those who are named after "with". */
  who: string[];
}

export interface WhenOptions {
  now: number;
  /** Zone in which day and time are meant. */
  timeZone: string;
  /** Decides whether 11/12 begins with the month, as in `en-US`. */
  locale: string;
}

const MINUTE = 60_000;
const LONGEST_TEXT = 200;
const WORDLESS = rule('[,;.·]+|(?:on|at|the|am|um|den|dem|der|from|von|ab|starting|and|und)', () => {});

/** Reads "tomorrow 4pm", "next Tue 16:00 for 45 min", "morgen um 16 Uhr", "in 30 min", "Friday 10:00 with Lee", in English and German. */
export function readWhen(text: string, options: WhenOptions): When {
  const { when, who } = whoSaid(text.slice(0, LONGEST_TEXT));
  const input = when
    .normalize('NFC')
    .toLowerCase()
    .replace(/\b([ap])\.?\s?m\b\.?/g, '$1m')
    .replace(/\s+/g, ' ')
    .trim();
  if (input === '') return { kind: 'empty' };
  const found: Found = {};
  const rules = [...dayRules(options.locale.toLowerCase() === 'en-us'), ...timeRules, WORDLESS, bareHour];
  let at = 0;
  while (at < input.length) {
    if (input[at] === ' ') {
      at += 1;
      continue;
    }
    const next = step(rules, input, at, found);
    if (next === null) return { kind: 'unclear', rest: input.slice(at) };
    at = next;
  }
  const read = resolve(found, options);
  return read === null ? { kind: 'unclear', rest: input } : { kind: 'read', ...read, who };
}

/** Where the text goes on after the longest rule that fits here; among equals the first. */
function step(rules: readonly Rule[], input: string, at: number, found: Found): number | null {
  let best: { end: number; found: Found } | null = null;
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(input);
    if (!match || pattern.lastIndex <= (best?.end ?? at)) continue;
    const end = pattern.lastIndex;
    const candidate = { ...found };
    if (read(match.groups ?? {}, candidate) !== false) best = { end, found: candidate };
  }
  if (!best) return null;
  Object.assign(found, best.found);
  return best.end;
}

const two = (value: number) => String(value).padStart(2, '0');

function resolve(found: Found, { now, timeZone }: WhenOptions): Omit<WhenRead, 'kind' | 'who'> | null {
  const durationMinutes = found.minutes ?? null;
  if (found.fromNow !== undefined) {
    const start = Math.ceil((now + found.fromNow * MINUTE) / MINUTE) * MINUTE;
    const { hour, minute } = localParts(start, timeZone);
    return { day: dayKey(start, timeZone), time: `${two(hour)}:${two(minute)}`, durationMinutes };
  }
  const time = timeSaid(found);
  const day = daySaid(found, dayKey(now, timeZone), time !== null && !isLater(time, now, timeZone));
  return day === null ? null : { day, time, durationMinutes };
}

function timeSaid({ time, part }: Found): string | null {
  if (!time) return part ? `${two(DAY_PARTS[part])}:00` : null;
  let { hour } = time;
  if (part === 'morning') hour %= time.exact ? 24 : 12;
  else if (part) hour += hour < 12 ? 12 : 0;
  else if (!time.exact && hour >= 1 && hour <= 6) hour += 12;
  return `${two(hour)}:${two(time.minute)}`;
}

function isLater(time: string, now: number, timeZone: string): boolean {
  const { hour, minute } = localParts(now, timeZone);
  return time > `${two(hour)}:${two(minute)}`;
}

/** The day that is meant. `timeHasPassed`: what was said of the time is over for today. */
function daySaid(found: Found, today: string, timeHasPassed: boolean): string | null {
  if (found.date) {
    const [thisYear] = partsOf(today);
    const { year, month, date } = found.date;
    const day = dayOf(year ?? thisYear, month, date);
    return year === null && (day === null || day < today) ? dayOf(thisYear + 1, month, date) : day;
  }
  if (found.weekday) {
    const { weekday, week } = found.weekday;
    if (week === 'next') return addDays(mondayOf(today), 7 + ((weekday + 6) % 7));
    const away = (weekday - weekdayOf(today) + 7) % 7;
    return addDays(today, away === 0 && timeHasPassed ? 7 : away);
  }
  return addDays(today, found.days ?? (timeHasPassed ? 1 : 0));
}

const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));
