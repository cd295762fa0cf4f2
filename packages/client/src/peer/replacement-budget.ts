const MOST = 5;
const WINDOW = 60_000;

/** How often a pair may replace its connection: five times in a minute (N7). */
export class ReplacementBudget {
  #spent: number[] = [];

  /** Takes one if there is one, and answers 0; else answers the milliseconds until there is. */
  spend(now: number): number {
    this.#spent = this.#spent.filter((at) => now - at < WINDOW);
    const oldest = this.#spent[0];
    if (oldest !== undefined && this.#spent.length >= MOST) return oldest + WINDOW - now;
    this.#spent.push(now);
    return 0;
  }
}
