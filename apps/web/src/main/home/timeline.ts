import type { Conference } from '@parley/contract';
import { dayKey } from '@parley/locales';
import { overAt } from '../meetings/meeting-times.ts';

export interface Timeline {
  /** On now, the fullest first. */
  live: Conference[];
  /** Still to come today, or running late; next first. */
  today: Conference[];
  /** After today, next first. */
  upcoming: Conference[];
  /** Over, or never held; newest first. */
  earlier: Conference[];
}

const startsFirst = (a: Conference, b: Conference) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id);

/** Sorts a person's conferences into what is on, today, to come and over, by the days of their zone. */
export function groupByDay(conferences: readonly Conference[], now: number, timeZone: string): Timeline {
  const timeline: Timeline = { live: [], today: [], upcoming: [], earlier: [] };
  const today = dayKey(now, timeZone);
  const unique = new Map(conferences.map((conference) => [conference.id, conference]));
  for (const conference of [...unique.values()].sort(startsFirst)) {
    timeline[placeOf(conference, today, now, timeZone)].push(conference);
  }
  timeline.live.sort((a, b) => b.present.count - a.present.count);
  timeline.earlier.sort((a, b) => overAt(b).localeCompare(overAt(a)));
  return timeline;
}

function placeOf(conference: Conference, today: string, now: number, timeZone: string): keyof Timeline {
  if (conference.state === 'active') return 'live';
  if (conference.state === 'ended' || Date.parse(conference.endsAt) <= now) return 'earlier';
  return dayKey(Date.parse(conference.startsAt), timeZone) <= today ? 'today' : 'upcoming';
}
