import { MOST_BANDWIDTH_STEPS } from './ladder.ts';
import type { Grade, GradeCause } from './quality-view.ts';
import type { PathDigest } from './stats-digest.ts';

/** What one sample shows. */
export interface Judgement {
  grade: Grade;
  cause: GradeCause | null;
}

/** What is shown, and the last samples, newest first. */
export interface Graded {
  shown: Judgement;
  samples: readonly Judgement[];
}

export const GOOD: Judgement = { grade: 'good', cause: null };
export const LOST: Judgement = { grade: 'lost', cause: 'path' };
export const UNGRADED: Graded = { shown: GOOD, samples: [] };

const SEVERITY: Record<Grade, number> = { good: 0, weak: 1, bad: 2, lost: 3 };
const TO_WORSEN = 2;
const TO_IMPROVE = 5;

/** From here on it is weak, and bad. Loss as a share, times in milliseconds. */
const LOSS = [0.06, 0.1] as const;
const RTT = [300, 600] as const;
const JITTER = [60, 120] as const;
/** Steps of the ladder: with the third the picture loses half its lines, after the last it is off. */
const STEPS = [2, MOST_BANDWIDTH_STEPS] as const;

export const worseOf = (a: Judgement, b: Judgement): Judgement => (SEVERITY[b.grade] > SEVERITY[a.grade] ? b : a);

/** How well the other gets what we send. `step` is that of the path's bandwidth. */
export const judgeOut = (digest: PathDigest, step: number): Judgement =>
  [level(digest.lossOut, LOSS, 'loss'), level(digest.rtt, RTT, 'delay'), level(step, STEPS, 'bandwidth')].reduce(
    worseOf,
    digest.alive ? GOOD : LOST,
  );

/** How the path is in both directions. */
export const judge = (digest: PathDigest, step: number): Judgement =>
  [
    level(digest.lossIn, LOSS, 'loss'),
    level(digest.jitter, JITTER, 'delay'),
    digest.freezes > 0 ? ({ grade: 'weak', cause: 'bandwidth' } as const) : GOOD,
  ].reduce(worseOf, judgeOut(digest, step));

/** Worse after two samples, better after five (Q2): never better than the best, never worse than the worst of those. */
export function grade({ shown, samples }: Graded, sample: Judgement): Graded {
  const latest = [sample, ...samples].slice(0, TO_IMPROVE);
  const kept = (judgement: Judgement): Graded => ({ shown: judgement, samples: latest });
  const [best] = latest.slice(0, TO_WORSEN).toSorted(bySeverity);
  if (latest.length >= TO_WORSEN && best !== undefined && SEVERITY[best.grade] > SEVERITY[shown.grade])
    return kept(best);
  const worst = latest.reduce(worseOf);
  if (latest.length >= TO_IMPROVE && SEVERITY[worst.grade] < SEVERITY[shown.grade]) return kept(worst);
  return kept(shown);
}

const bySeverity = (a: Judgement, b: Judgement): number => SEVERITY[a.grade] - SEVERITY[b.grade];

function level(value: number | null, [weak, bad]: readonly [number, number], cause: GradeCause): Judgement {
  if (value === null || value < weak) return GOOD;
  return { grade: value < bad ? 'weak' : 'bad', cause };
}
