import { ParleyError } from '@parley/contract';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** Hashes at once: each holds a thread of the pool that files are written by, and 19 MiB. */
const AT_ONCE = 2;
const MOST_WAITING = 100;

/** Hashing and comparing passwords, a few at a time. Throws `UNAVAILABLE` when too many wait. */
export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hashPassword(password));
  }

  /** Does the same work whether or not there is a hash. */
  verify(password: string, hash: string | null): Promise<boolean> {
    return this.#inTurn(() => verifyPassword(password, hash));
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) {
      if (this.#waiting.length >= MOST_WAITING) {
        throw new ParleyError('UNAVAILABLE', 'Too many people sign in at this moment. Try again in a few seconds.');
      }
      // Who finishes hands over its place, so the number running stays.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
