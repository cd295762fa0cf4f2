import type { Conference } from '@parley/contract';

/** When it was over: its real end, or the planned one. */
export const overAt = (conference: Conference): string => conference.endedAt ?? conference.endsAt;

/** Whether its link lets people in, so that Join is worth showing. */
export function canJoin(conference: Conference, now: number): boolean {
  if (conference.state === 'active') return true;
  return (
    conference.state === 'scheduled' && now >= Date.parse(conference.opensAt) && now < Date.parse(conference.endsAt)
  );
}

/** Where it ends in a calendar: what was over early takes no more than that, and nothing ends before it begins. */
export const endInCalendar = (conference: Conference): number =>
  Math.max(Date.parse(conference.startsAt) + 1, Date.parse(overAt(conference)));
