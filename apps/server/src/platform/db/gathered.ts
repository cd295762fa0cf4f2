import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { ParleyError } from '@parley/contract';
import type { Clock } from '../clock/clock.ts';

interface Waiting<Q, A> {
  question: Q;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

/** Of one query, so that the embedded database, which works on this very thread, does not hold it for long. */
const AT_ONCE = 64;
const MOST_WAITING = 10_000;
/** Milliseconds. */
const LONGEST_PAUSE = 20;

/** Answers in the order of the questions, of rows by the key that was asked for; null where there is none. */
export const inOrder = <K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | null)[] => {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
};

interface Options {
  /** With it, a query is followed by a pause as long as it took, in which more gather where many come one by one. */
  clock?: Clock;
  atOnce?: number;
}

/**
 * Asks the same of the database for many callers with few queries: while one is under way the next questions gather. Answers
 * are never older than their question. `ask` answers in the order of the questions; when it fails, it fails for all of them.
 */
export class Gathered<Q, A> {
  readonly #ask: (questions: readonly Q[]) => Promise<readonly A[]>;
  readonly #atOnce: number;
  readonly #clock: Clock | undefined;
  #waiting: Waiting<Q, A>[] = [];
  #running = false;

  constructor(ask: (questions: readonly Q[]) => Promise<readonly A[]>, { clock, atOnce = AT_ONCE }: Options = {}) {
    this.#clock = clock;
    this.#ask = ask;
    this.#atOnce = atOnce;
  }

  /** Rejects with `UNAVAILABLE` when too many wait. */
  ask(question: Q): Promise<A> {
    if (this.#waiting.length >= MOST_WAITING) {
      return Promise.reject(new ParleyError('UNAVAILABLE', 'Too much is going on right now. Try again in a moment.'));
    }
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    this.#waiting.push({ question, resolve, reject });
    if (!this.#running) void this.#run();
    return promise;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      // What has arrived at all connections is read first, so that it goes together.
      await turnOfTheLoop();
      const began = this.#clock?.monotonic() ?? 0;
      await this.#answer(this.#waiting.splice(0, this.#atOnce));
      await this.#pause((this.#clock?.monotonic() ?? 0) - began);
    }
    this.#running = false;
  }

  /** The first of a quiet time does not wait; what comes one by one would else be a query each. */
  async #pause(took: number): Promise<void> {
    if (took <= 0 || this.#waiting.length >= this.#atOnce) return;
    await new Promise<void>((resolve) => this.#clock?.after(Math.min(took, LONGEST_PAUSE), resolve));
  }

  async #answer(asked: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await this.#ask(asked.map(({ question }) => question));
      if (answers.length !== asked.length) throw new Error(`${answers.length} answers to ${asked.length} questions`);
      for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as A);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
