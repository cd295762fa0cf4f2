import type { ConferenceState, ParticipantRole } from '@parley/contract';

// When a conference opens, closes and ends. All times in milliseconds since 1970.

const MINUTE = 60_000;
/** So long after its end time a conference ends once nobody is there, and so long its link stays open for who is late (K4). */
export const GRACE = 10 * MINUTE;
/** No conference is on for longer. */
const LONGEST = 24 * 60 * MINUTE;
const LOOK_AGAIN = MINUTE;

export interface Times {
  state: ConferenceState;
  startsAt: number;
  endsAt: number;
  startedAt: number | null;
  deletedAt: number | null;
}

/** From here on participants may come in (K2). */
export const opensAt = (conference: Pick<Times, 'startsAt'>, earlyMinutes: number): number =>
  conference.startsAt - earlyMinutes * MINUTE;

/** Whether nobody comes in any more. What nobody came to is over when its time is, also before a job has said so. */
export function isClosed(conference: Times, now: number): boolean {
  if (conference.deletedAt !== null) return true;
  if (conference.state === 'scheduled') return now >= conference.endsAt + GRACE;
  return conference.state !== 'active';
}

/** How somebody finds the door (K2). */
export function doorFor(
  conference: Times,
  role: ParticipantRole | null,
  now: number,
  earlyMinutes: number,
): 'open' | 'early' | 'closed' {
  if (isClosed(conference, now)) return 'closed';
  if (role === 'host' || conference.state === 'active') return 'open';
  return now < opensAt(conference, earlyMinutes) ? 'early' : 'open';
}

/** Whether somebody's being there makes it active (K3). */
export const beginsByPresence = (conference: Times, now: number, earlyMinutes: number): boolean =>
  conference.state === 'scheduled' && !isClosed(conference, now) && now >= opensAt(conference, earlyMinutes);

/** A day after it began or was to end, whichever comes first. */
export const latestEnd = ({ startedAt, endsAt }: Pick<Times, 'startedAt' | 'endsAt'>): number =>
  Math.min(startedAt ?? endsAt, endsAt) + LONGEST;

/**
 * Whether a conference is over by now (K4), or when to look again. `present` is how many are there, or null where the provider
 * cannot tell: what has begun is then given its whole day, and what never began is over.
 */
export function whetherOver(
  conference: Pick<Times, 'state' | 'startedAt' | 'endsAt'>,
  now: number,
  present: number | null,
): 'over' | { lookAgainAt: number } {
  const latest = latestEnd(conference);
  if (now >= latest) return 'over';
  const earliest = conference.endsAt + GRACE;
  if (now < earliest) return { lookAgainAt: Math.min(earliest, latest) };
  const empty = present === null ? conference.state === 'scheduled' : present === 0;
  if (empty) return 'over';
  return { lookAgainAt: present === null ? latest : Math.min(now + LOOK_AGAIN, latest) };
}
