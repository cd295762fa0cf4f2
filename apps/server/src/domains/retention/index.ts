import type { retentionRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { retentionHandlers } from './routes.ts';
import { sendNextSweep, sweep, sweepJob } from './sweep.ts';
import type { Uses } from './uses.ts';

export interface RetentionDomain {
  handlers: Handlers<typeof retentionRoutes>;
  personalData: PersonalData;
  /** Has the nightly job wait. After `Jobs.start`. */
  start(): Promise<void>;
}

/** Names its job, so it has to be called before `Jobs.start`. */
export function createRetention({ metrics, ...rest }: Omit<Uses, 'swept'> & { metrics: Metrics }): RetentionDomain {
  const swept = metrics.counter('parley_retention_expired_total', {
    help: 'Rows that went because their time was over',
    labels: ['what'],
  });
  const uses: Uses = { ...rest, swept };
  uses.jobs.work(sweepJob, () => sweep(uses));
  return {
    handlers: retentionHandlers(uses),
    personalData: {
      tables: { retention_settings: { leftOut: 'Of nobody: how long the workspace keeps what' } },
      sections: [],
    },
    start: () => uses.db.transaction((tx) => sendNextSweep(uses.jobs, tx, uses.clock.now())),
  };
}
