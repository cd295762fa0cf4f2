export type Labels = Record<string, string>;

export interface Counter {
  add(labels?: Labels, by?: number): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
}

export interface Gauge {
  set(value: number, labels?: Labels): void;
}

interface Options {
  /** One sentence on what it counts. */
  help: string;
  /** Names of its labels. Each must have few values: never an id, an address or a name. */
  labels?: readonly string[];
}

/** Numbers for operators, by name: `parley_rooms_live`, `parley_http_request_seconds`; units as Prometheus has them (seconds, bytes). */
export interface Metrics {
  /** Only grows. Asked for again by the same name, it is the same counter. */
  counter(name: string, options: Options): Counter;
  /** Spread of a value over `buckets` (upper bounds). */
  histogram(name: string, options: Options & { buckets?: readonly number[] }): Histogram;
  /** A value that goes up and down: set as it changes, or read by `collect` whenever the numbers are fetched. */
  gauge(name: string, options: Options & { collect?: (gauge: Gauge) => void | Promise<void> }): Gauge;
}

const nothing = { add() {}, observe() {}, set() {} };

/** Counts nothing; for tests. */
export const silentMetrics: Metrics = { counter: () => nothing, histogram: () => nothing, gauge: () => nothing };
