/** Milliseconds that finding the person in one frame may take: beyond it the page itself would stutter. */
export const SLOWEST = 40;

/** So many frames are looked at before anything is concluded: single ones are slow at any time. */
const FRAMES = 15;

/** How often the person is looked for; between two times the outline found last is used. */
export interface Pace {
  /** Every frame, every second, every third. */
  every: 1 | 2 | 3;
  /** Milliseconds that each of the newest frames took. */
  recent: readonly number[];
  /** The machine cannot keep up, even with every third. */
  tooSlow: boolean;
}

/** Begins carefully: pages are busy when a picture starts. */
export const firstPace: Pace = { every: 2, recent: [], tooSlow: false };

/** The pace after one more frame that took so many milliseconds. */
export function paceAfter(pace: Pace, took: number, slowest: number = SLOWEST): Pace {
  const recent = [...pace.recent, took].slice(-FRAMES);
  if (recent.length < FRAMES) return { ...pace, recent };
  const usual = median(recent);
  return { every: usual <= slowest / 4 ? 1 : usual <= slowest / 2 ? 2 : 3, recent, tooSlow: usual > slowest };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
