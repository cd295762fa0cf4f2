import * as z from 'zod/mini';
import type { Clock } from '../clock/clock.ts';
import type { Database, Sql } from '../db/database.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log/logger.ts';

export const tidyJob: Job<Record<string, never>> = { name: 'database.tidy', data: z.strictObject({}) };

/** Milliseconds; so soon after a table grew its rows are counted. */
const LOOK_EVERY = 60_000;
/** Milliseconds of the day, UTC, in which fewest meet: then it is done thoroughly. */
const NIGHT = { from: 3 * 3_600_000, to: 4 * 3_600_000 };
/** Tables in one run of the job. Between two of them others have their turn. */
const AT_ONCE = 50;

interface Tools {
  db: Database;
  clock: Clock;
  jobs: Jobs;
  log: Logger;
}

const isNight = (now: number) => now % 86_400_000 >= NIGHT.from && now % 86_400_000 < NIGHT.to;

/**
 * Has a job look every minute whether a table is due for `Database.tidy` (D7). Where the database looks after itself there is none. Names its job, so it has to be
 * called before `Jobs.start`; the answered function sends the first one, after it.
 */
export function keepTidy({ db, clock, jobs, log }: Tools): () => Promise<void> {
  const { tidy } = db;
  if (tidy === null) return () => Promise.resolve();
  const sendNext = (tx: Sql) => jobs.send(tx, tidyJob, {}, { startAfter: clock.now() + LOOK_EVERY, key: 'next' });
  jobs.work(tidyJob, async () => {
    await db.transaction(sendNext);
    for (let left = AT_ONCE; left > 0; left--) {
      const table = await tidy(isNight(clock.now()));
      if (table === null) return;
      log.debug({ table }, 'tidied a table');
    }
  });
  return () => db.transaction(sendNext);
}
