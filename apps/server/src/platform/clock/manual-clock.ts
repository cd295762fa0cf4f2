import type { Clock } from './clock.ts';

/** A clock that tests turn by hand. */
export class ManualClock implements Clock {
  #now: number;
  #elapsed = 0;
  #timers: { due: number; work: () => void }[] = [];

  constructor(now = Date.UTC(2026, 10, 24, 15, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  after(delay: number, work: () => void): () => void {
    const timer = { due: this.#elapsed + delay, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass, running what falls due in order; work that promises caused runs in between. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#elapsed + milliseconds;
    for (;;) {
      await settle();
      const next = this.#timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#pass(next.due - this.#elapsed);
      next.work();
    }
    this.#pass(end - this.#elapsed);
    await settle();
  }

  #pass(milliseconds: number): void {
    this.#elapsed += milliseconds;
    this.#now += milliseconds;
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
