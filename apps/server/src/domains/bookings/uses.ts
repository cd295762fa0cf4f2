import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { PrivateConferences } from '../conferences/index.ts';
import type { People } from '../people/index.ts';

/** What the use cases of bookings work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  people: Pick<People, 'find' | 'findMeant' | 'persons'>;
  conferences: PrivateConferences;
}
