import type { Clock } from '../../platform/clock/clock.ts';

/** Does work for each key at once, and again after `pause` milliseconds if it was asked for meanwhile: never more often. */
export class Paced<Key> {
  readonly #options: { clock: Clock; pause: number; work: (key: Key) => void };
  /** Keys whose pause lasts, and whether they were asked for in it. */
  readonly #resting = new Map<Key, boolean>();

  constructor(options: { clock: Clock; pause: number; work: (key: Key) => void }) {
    this.#options = options;
  }

  ask(key: Key): void {
    if (this.#resting.has(key)) {
      this.#resting.set(key, true);
      return;
    }
    const { clock, pause, work } = this.#options;
    this.#resting.set(key, false);
    clock.after(pause, () => {
      const again = this.#resting.get(key) ?? false;
      this.#resting.delete(key);
      if (again) this.ask(key);
    });
    work(key);
  }
}
