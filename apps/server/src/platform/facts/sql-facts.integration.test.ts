import { expect, test, vi } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { DATABASE_KINDS, openTestDatabase } from '../db/testing.ts';
import { newId } from '../ids/ids.ts';
import { PgBossJobs } from '../jobs/pg-boss-jobs.ts';
import { silentLogger } from '../log/logger.ts';
import { SqlFacts } from './sql-facts.ts';

test.each(DATABASE_KINDS)('[D5] on %s the job of a subscriber is sent in the transaction of its fact', async (kind) => {
  const database = await openTestDatabase(kind);
  const jobs = new PgBossJobs({ database, log: silentLogger });
  const facts = new SqlFacts({ database, jobs, clock: systemClock });
  const heard: string[] = [];
  facts.subscribe(
    'test.deletions',
    ['conference.deleted'],
    async ({ payload }) => void heard.push(payload.conferenceId),
  );
  await jobs.start({ process: true });

  const conferenceId = newId('conference', systemClock.now());
  const fact = {
    type: 'conference.deleted',
    workspaceId: newId('workspace', systemClock.now()),
    subject: conferenceId,
    payload: { conferenceId },
    origin: { actor: { kind: 'system' }, address: null, requestId: null },
  } as const;
  const undone = database.transaction(async (tx) => {
    await facts.record(tx, fact);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await jobs.counts())[0]).toMatchObject({ waiting: 0, active: 0 });
  await database.transaction((tx) => facts.record(tx, fact));

  await vi.waitFor(() => expect(heard).toEqual([conferenceId]), { timeout: 20_000 });
  await jobs.stop();
  await database.close();
});
