/** A server that was killed serves again after two to seven seconds: in that time there is a try every other second. */
const LADDER = [0, 300, 1000, 2000, 2000, 2000, 4000, 7000] as const;
/** Milliseconds after which a lost connection is given up. */
export const GIVE_UP_AFTER = 120_000;
/** The same while nothing was there to lose: a person waits and should be told. */
export const GIVE_UP_FIRST_AFTER = 15_000;

/**
 * Milliseconds to wait before an attempt (counted from 0), with jitter so that a room does not come back as one; null to give
 * up (C1). `random` is 0 to 1, `elapsed` the milliseconds since the loss.
 */
export function reconnectDelay(attempt: number, elapsed: number, random: number, giveUpAfter: number): number | null {
  if (elapsed >= giveUpAfter) return null;
  const step = LADDER[Math.min(attempt, LADDER.length - 1)] ?? 0;
  return Math.round(step * (1 + random / 2));
}
