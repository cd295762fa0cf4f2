import type { ProviderRegistry } from '@parley/providers';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Gathered } from '../../platform/db/gathered.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Failures } from '../../platform/rate/failures.ts';
import type { People } from '../people/index.ts';
import type { Creation } from './creation.ts';

export interface ConferenceOptions {
  /** Origin of the links that people get. */
  frontendUrl: string;
  joinEarlyMinutes: number;
  /** Default and cap of `maxParticipants`. */
  maxParticipants: number;
}

/** What the use cases of conferences work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  jobs: Jobs;
  log: Logger;
  people: People;
  providers: ProviderRegistry;
  /** Wrong join codes by who tried them. */
  misses: Failures;
  /** What is made at the same moment is stored together. */
  creations: Pick<Gathered<Creation, PromiseSettledResult<boolean>>, 'ask'>;
  options: ConferenceOptions;
}
