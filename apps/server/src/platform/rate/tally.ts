/** Says when `count` things have happened within `window` milliseconds. */
export class Tally {
  readonly #count: number;
  readonly #window: number;
  readonly #times: number[] = [];

  constructor(count: number, window: number) {
    this.#count = count;
    this.#window = window;
  }

  /** Counts one more; true when it is the one too many. */
  reached(now: number): boolean {
    this.#times.push(now);
    if (this.#times.length > this.#count) this.#times.shift();
    return this.#times.length === this.#count && now - (this.#times[0] ?? now) <= this.#window;
  }
}
