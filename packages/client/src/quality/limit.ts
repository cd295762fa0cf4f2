/** How far something measured (bandwidth of a path, the CPU) makes us send less. Times in milliseconds, monotonic. */
export interface Limit {
  /** 0: not at all. */
  step: number;
  changedAt: number;
  /** When it was last felt. */
  feltAt: number;
  /** How long it must not be felt before the next step up. */
  patience: number;
}

const STEP_EVERY = 2000;
const PATIENCE = 10_000;
const MOST_PATIENCE = 80_000;
/** Samples come a little early or late. */
const SLACK = 100;

export const UNLIMITED: Limit = {
  step: 0,
  changedAt: Number.NEGATIVE_INFINITY,
  feltAt: Number.NEGATIVE_INFINITY,
  patience: PATIENCE,
};

/**
 * A step down for every two seconds in which the limit is felt, to `most` at the furthest, and a step up after ten without it (Q3);
 * what is beyond `most` goes up as if nothing were felt. Each step up that did not hold doubles that wait, so that a picture does
 * not come and go for ever.
 */
export function follow(limit: Limit, felt: boolean, at: number, most: number): Limit {
  const since = at - limit.changedAt;
  if (felt && limit.step <= most) {
    if (since < STEP_EVERY - SLACK || limit.step >= most) return { ...limit, feltAt: at };
    // What is felt right after a step up was brought back by it.
    const relapsed = limit.changedAt > limit.feltAt && since < PATIENCE && limit.patience < MOST_PATIENCE;
    const patience = relapsed ? limit.patience * 2 : limit.patience;
    return { step: limit.step + 1, changedAt: at, feltAt: at, patience };
  }
  const waited = Math.min(since, at - limit.feltAt);
  if (limit.step === 0) return waited > MOST_PATIENCE ? UNLIMITED : limit;
  if (waited < limit.patience - SLACK) return limit;
  return { ...limit, step: limit.step - 1, changedAt: at };
}
