import type { FactType } from '@parley/contract';
import type { Clock } from '../clock/clock.ts';
import type { Sql } from '../db/database.ts';
import { newId } from '../ids/ids.ts';
import type { Fact, Facts, NewFact } from './facts.ts';

interface Subscriber {
  types: readonly FactType[];
  handler: (fact: Fact) => Promise<void>;
}

/** Facts in memory for tests: they know nothing of transactions, and subscribers hear of them at `deliver`. */
export class FactsInMemory implements Facts {
  readonly recorded: NewFact[] = [];
  /** Set to have the next `record` throw it. */
  failure: Error | null = null;
  readonly #clock: Clock;
  readonly #subscribers: Subscriber[] = [];
  #delivered = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async record<T extends FactType>(_tx: Sql, fact: NewFact<T>): Promise<void> {
    const failure = this.failure;
    this.failure = null;
    if (failure !== null) throw failure;
    this.recorded.push(fact);
  }

  subscribe<T extends FactType>(
    _subscriber: string,
    types: readonly T[],
    handler: (fact: Fact<T>) => Promise<void>,
  ): void {
    this.#subscribers.push({ types, handler: handler as Subscriber['handler'] });
  }

  /** Tells subscribers what was recorded since the last time. */
  async deliver(): Promise<void> {
    for (const { origin: _, ...fact } of this.recorded.slice(this.#delivered)) {
      this.#delivered += 1;
      const full = { ...fact, id: newId('fact', this.#clock.now()), at: this.#clock.now() } as Fact;
      for (const { types, handler } of this.#subscribers) if (types.includes(fact.type)) await handler(full);
    }
  }

  types(): FactType[] {
    return this.recorded.map(({ type }) => type);
  }
}
