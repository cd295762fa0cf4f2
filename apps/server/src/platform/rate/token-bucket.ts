/** How fast something may happen: `burst` at once, refilled at `perSecond`. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** A bucket of `rate.burst` tokens, full at first. Times in milliseconds of a clock that never goes back. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes one token if there is one. */
  take(now: number): boolean {
    this.#tokens = this.left(now);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  left(now: number): number {
    return Math.min(this.#rate.burst, this.#tokens + ((now - this.#at) / 1000) * this.#rate.perSecond);
  }

  /** Seconds until `tokens` are there. */
  secondsUntil(tokens: number, now: number): number {
    return Math.max(0, (tokens - this.left(now)) / this.#rate.perSecond);
  }

  /** Whether it is full again, so that forgetting it changes nothing. */
  full(now: number): boolean {
    return this.left(now) >= this.#rate.burst;
  }
}
