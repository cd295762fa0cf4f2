import { type Id, ParleyError } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';

/** How many ways of one kind somebody has to sign in. */
export type CountWays = (tx: Sql, userId: Id<'user'>) => Promise<number>;

/** Every kind of way to sign in, so that nobody takes their last one away (I2). */
export class WaysToSignIn {
  readonly #kinds: CountWays[] = [];

  add(kind: CountWays): void {
    this.#kinds.push(kind);
  }

  /**
   * After one was taken away in `tx`, which holds the person: throws `CONFLICT` when none is left, so that nothing is taken away.
   */
  async demandOne(tx: Sql, userId: Id<'user'>): Promise<void> {
    for (const count of this.#kinds) if ((await count(tx, userId)) > 0) return;
    throw new ParleyError('CONFLICT', 'This is the only way to sign in to this account. Add another one first.', {
      details: { reason: 'last_way' },
    });
  }
}
