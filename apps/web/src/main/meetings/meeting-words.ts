import type { Conference } from '@parley/contract';
import { personName, type Times, type Translate } from '@parley/locales';
import { overAt } from './meeting-times.ts';

const MINUTE = 60_000;
const SOON = 60 * MINUTE;

export interface MeetingWords {
  /** What stands in the time column, above each other. */
  when: [first: string, second: string];
  facts: string[];
}

interface Telling {
  /** By what the list is read: the hours of one day, days to come, or days that are over. */
  by: 'hour' | 'day' | 'past';
  /** Whether the viewer holds it. */
  own: boolean;
  t: Translate;
  times: Times;
  now: number;
}

/** What a row says of a meeting. What begins within the hour says so, after midnight too. */
export function meetingWords(conference: Conference, { by, own, t, times, now }: Telling): MeetingWords {
  const { state, startedAt, endedAt } = conference;
  const start = Date.parse(conference.startsAt);
  const isOver = state === 'ended' || state === 'cancelled';
  const near = !isOver && by !== 'past' && start - now < SOON;
  const planned = times.duration(Date.parse(conference.endsAt) - start);
  const lasted = startedAt && endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : 0;
  const held = lasted >= MINUTE ? [times.duration(lasted)] : [];
  const length = state === 'ended' ? held : by === 'past' ? [] : [planned];
  const host = own ? t('home.hostedByYou') : t('home.hostedBy', { name: personName(t, conference.host.name) });
  const cancelled = state === 'cancelled' ? [t('home.cancelled')] : [];
  if (near) return { when: [times.time(start), times.relative(start, now)], facts: [host, ...length, ...cancelled] };
  if (by === 'hour') return { when: [times.time(start), length[0] ?? ''], facts: [host, ...cancelled] };
  const day = by === 'day' ? start : overAt(conference);
  const time = by === 'day' ? [times.time(start)] : [];
  return { when: [times.weekday(day), times.date(day)], facts: [...time, host, ...length, ...cancelled] };
}
