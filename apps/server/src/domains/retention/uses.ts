import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Counter } from '../../platform/metrics/metrics.ts';
import type { Expiring } from '../../platform/retention/expiring.ts';
import type { Workspaces } from '../workspaces/index.ts';

/** What the use cases of retention work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  jobs: Jobs;
  workspaces: Pick<Workspaces, 'hold' | 'list'>;
  /** Everything that does not stay for ever. */
  expiring: readonly Expiring[];
  /** Rows that went, by what they were. */
  swept: Counter;
}
