import { AsyncLocalStorage } from 'node:async_hooks';
import { ParleyError } from '@parley/contract';
import type { Clock } from '../clock/clock.ts';
import type { Sql } from './database.ts';
import { unavailable } from './errors.ts';
import { type Connection, makeSql } from './sql.ts';

/** Longest life of a transaction in milliseconds; what lasts longer waits for something that it blocks itself. */
export const TRANSACTION_TIMEOUT = 30_000;

/**
 * Watches over the transactions of one database: a handle is dead once its transaction is over, nothing inside a transaction goes around
 * it, and none lasts for ever.
 */
export class Transactions {
  readonly #inside = new AsyncLocalStorage<{ over: boolean }>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Refuses what would go around the transaction that the caller is in: on PGlite it would wait for ever. */
  refuseInside(): void {
    const inside = this.#inside.getStore();
    if (inside === undefined || inside.over) return;
    throw new ParleyError(
      'INTERNAL',
      'The database was used around an open transaction. Use the handle of the transaction.',
    );
  }

  /**
   * Does `work` on an open transaction of `connection`. When it settles, no query of the transaction runs any more and the engine may
   * commit or roll back.
   */
  async run<T>(connection: Connection, work: (tx: Sql) => Promise<T>, timeout = TRANSACTION_TIMEOUT): Promise<T> {
    const scope = { over: false };
    let last: Promise<unknown> = Promise.resolve();
    const guarded: Connection = {
      query(text, values, rows) {
        if (scope.over) return Promise.reject(new ParleyError('INTERNAL', 'The transaction of this handle is over.'));
        // One after the other: a connection does one query at a time.
        const answer = last.then(() => connection.query(text, values, rows));
        last = answer.catch(() => undefined);
        return answer;
      },
    };
    try {
      return await this.#within(timeout, () => this.#inside.run(scope, () => work(makeSql(guarded))));
    } finally {
      scope.over = true;
      await last;
    }
  }

  #within<T>(timeout: number, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = this.#clock.after(timeout, () =>
        reject(unavailable(new Error(`A transaction was not over after ${timeout / 1000} s and was rolled back.`))),
      );
      work().then(resolve, reject).finally(stop);
    });
  }
}

/** Rejects with `UNAVAILABLE` when `work` takes longer than `timeout` milliseconds. */
export function withTimeout(clock: Clock, timeout: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(timeout, () => reject(unavailable(new Error(`No answer within ${timeout} ms`))));
    work.then(() => resolve(), reject).finally(stop);
  });
}
