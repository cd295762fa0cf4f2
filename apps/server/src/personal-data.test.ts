import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { createDomains } from './domains.ts';
import { systemClock as clock } from './platform/clock/clock.ts';
import { openTestDatabase } from './platform/db/testing.ts';
import { SqlFacts } from './platform/facts/sql-facts.ts';
import { ManualJobs } from './platform/jobs/manual-jobs.ts';
import { silentLogger } from './platform/log/logger.ts';
import { silentMetrics } from './platform/metrics/metrics.ts';

test('[V2] every table is in the export, or stands in the list of what is left out with its reason', {
  timeout: 60_000,
}, async () => {
  const db = await openTestDatabase('pglite', clock);
  const jobs = new ManualJobs(db, clock);
  const { holders } = await createDomains(loadConfig({}), {
    db,
    clock,
    jobs,
    facts: new SqlFacts({ database: db, jobs, clock }),
    loggerOf: () => silentLogger,
    metrics: silentMetrics,
    mailer: null,
    addressOf: () => '192.0.2.1',
    secureCookies: false,
  });
  const tables = await db.sql.execute<{ name: string }>(
    sql`select table_name::text as name from information_schema.tables where table_schema = 'public'`,
  );
  await db.close();

  // A table that is new here: say in the `personal-data.ts` of its domain how it is told, or why it is not; and how it is forgotten.
  const listed = holders.flatMap(({ tables }) => Object.keys(tables));
  expect(listed.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());

  for (const { tables, sections } of holders) {
    const told = Object.values(tables).flatMap((table) => ('sections' in table ? table.sections : []));
    expect([...new Set(told)].toSorted()).toEqual(sections.map(({ name }) => name).toSorted());
    const reasons = Object.values(tables).flatMap((table) => ('leftOut' in table ? [table.leftOut] : []));
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(20);
  }
});
