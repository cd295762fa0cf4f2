import type { Clock } from '../clock/clock.ts';

export interface FailureLimit {
  /** Failures within `window` after which a key has to wait for the window's end. */
  most: number;
  /** Milliseconds. */
  window: number;
}

const MOST_KEYS = 20_000;

interface Entry {
  since: number;
  seen: Set<string>;
}

/** Counts failures by key (an account, an address), in memory and bounded: each node counts for itself. */
export class Failures {
  readonly #clock: Clock;
  readonly #limit: FailureLimit;
  readonly #mostKeys: number;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, limit: FailureLimit, mostKeys = MOST_KEYS) {
    this.#clock = clock;
    this.#limit = limit;
    this.#mostKeys = mostKeys;
  }

  /** Whole seconds until `key` may try again; 0 when it may. */
  wait(key: string): number {
    const entry = this.#current(key);
    if (entry === undefined || entry.seen.size < this.#limit.most) return 0;
    return Math.max(1, Math.ceil((entry.since + this.#limit.window - this.#clock.monotonic()) / 1000));
  }

  /** Counts a failure. The same `what` (such as one wrong code, tried again) counts once; without it every call counts. */
  add(key: string, what?: string): void {
    const entry = this.#current(key) ?? this.#begin(key);
    if (entry.seen.size < this.#limit.most) entry.seen.add(what ?? String(entry.seen.size));
  }

  /** Uncounts what turned out to be no failure. */
  takeBack(key: string, what: string): void {
    this.#current(key)?.seen.delete(what);
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #current(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    return entry !== undefined && this.#clock.monotonic() - entry.since < this.#limit.window ? entry : undefined;
  }

  #begin(key: string): Entry {
    // Taken out first, so that the map stays in the order in which windows began.
    this.#entries.delete(key);
    if (this.#entries.size >= this.#mostKeys) this.#makeRoom();
    const entry = { since: this.#clock.monotonic(), seen: new Set<string>() };
    this.#entries.set(key, entry);
    return entry;
  }

  /** The oldest half goes: what is over, and under a flood of keys more than that. */
  #makeRoom(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#mostKeys / 2) return;
      this.#entries.delete(key);
    }
  }
}
