import type { Clock } from '../clock.ts';

/** A clock that tests turn by hand. */
export class ManualClock implements Clock {
  #elapsed = 0;
  #timers: { due: number; work: () => void }[] = [];
  readonly #start: number;

  constructor(start = Date.UTC(2026, 10, 24, 15, 0)) {
    this.#start = start;
  }

  now(): number {
    return this.#start + this.#elapsed;
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

  /** Lets time pass, running what falls due in order; what promises caused runs in between. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#elapsed + milliseconds;
    for (;;) {
      await settle();
      const next = this.#timers.filter((timer) => timer.due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#elapsed = next.due;
      next.work();
    }
    this.#elapsed = end;
    await settle();
  }
}

/** Lets everything run that promises have set going. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
