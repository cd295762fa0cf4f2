/** What a bench or a soak is, and what it reports. */

/** One figure. A speed is told as a ratio to a baseline of the same run wherever there is one, for machines differ. */
export interface Figure {
  name: string;
  value: number;
  /** Such as `ms`, `µs per event`, `events/s`, `lost`. */
  unit: string;
  /** The same in the baseline; the ratio is worked out from it. */
  baseline?: number;
  /** Worst value that is still good; beyond it the run fails. */
  limit?: { atMost: number } | { atLeast: number };
}

/** A file `*.bench.ts`, here or beside what it measures, exports one as `bench`: a few seconds of load, measured. */
export interface Bench {
  title: string;
  run(): Promise<Figure[]>;
}

/** A file `*.soak.ts` exports one as `soak`: a scenario of the gate with a long count. */
export interface Soak {
  title: string;
  /** How often `npm run soak` does it. */
  count: number;
  run(count: number, progress: (done: number) => void): Promise<Figure[]>;
}

export const isGood = ({ value, limit }: Figure): boolean =>
  limit === undefined || ('atMost' in limit ? value <= limit.atMost : value >= limit.atLeast);
