import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';

/** What the use cases of API keys work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
}
