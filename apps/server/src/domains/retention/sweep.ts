import type { Id } from '@parley/contract';
import * as z from 'zod/mini';
import type { Sql } from '../../platform/db/database.ts';
import type { Job, Jobs } from '../../platform/jobs/jobs.ts';
import type { Expiring } from '../../platform/retention/expiring.ts';
import { findSettings, type Settings } from './repository.ts';
import type { Uses } from './uses.ts';

export const sweepJob: Job<Record<string, never>> = { name: 'retention.sweep', data: z.strictObject({}) };

const DAY = 86_400_000;
/** Each night at this hour, UTC. */
const AT_HOUR = 3 * 3_600_000;
/** Rows that go in one transaction, and such transactions in one run of the job; then it lets others have their turn. */
const BATCH = 500;
const BATCHES = 100;
const SYSTEM = { actor: { kind: 'system' }, address: null, requestId: null } as const;

/** Has the next night's run wait, unless it does already. */
export const sendNextSweep = (jobs: Jobs, tx: Sql, now: number): Promise<void> =>
  jobs.send(tx, sweepJob, {}, { startAfter: nextSweep(now), key: 'daily' });

export const nextSweep = (now: number): number => (Math.floor((now - AT_HOUR) / DAY) + 1) * DAY + AT_HOUR;

/**
 * Takes away what has expired, workspace by workspace, in batches that are each done or not (Z3): stopped at any moment, the next run goes
 * on with what is left.
 */
export async function sweep(uses: Uses, { batches = BATCHES, size = BATCH } = {}): Promise<void> {
  const { db, clock, jobs, workspaces } = uses;
  await db.transaction((tx) => sendNextSweep(jobs, tx, clock.now()));
  let left = batches;
  for (const { id } of await workspaces.list()) {
    const settings = await findSettings(db.sql, id);
    for (const expiring of uses.expiring) {
      for (let more = true; more; left -= 1) {
        if (left === 0) {
          await db.transaction((tx) => jobs.send(tx, sweepJob, {}, { key: 'more' }));
          return;
        }
        more = await sweepBatch(uses, expiring, id, settings, size);
      }
    }
  }
}

/** One batch with its fact; answers whether there is more. */
async function sweepBatch(
  { db, clock, facts, swept }: Uses,
  { what, period, expire }: Expiring,
  workspaceId: Id<'workspace'>,
  settings: Settings,
  limit: number,
): Promise<boolean> {
  const before = clock.now() - (period === null ? 0 : settings[period] * DAY);
  const { gone, more } = await db.transaction(async (tx) => {
    const done = await expire(tx, { workspaceId, before, limit });
    if (done.gone > 0) {
      const payload = { workspaceId, what, count: done.gone };
      await facts.record(tx, { type: 'retention.swept', workspaceId, subject: workspaceId, payload, origin: SYSTEM });
    }
    return done;
  });
  if (gone > 0) swept.add({ what }, gone);
  return more;
}
