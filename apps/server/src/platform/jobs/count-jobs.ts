import { sql } from 'drizzle-orm';
import type { Sql } from '../db/database.ts';

/** Counts the jobs of these queues, and of the queue of the dead by where they came from. */
export async function countJobs(root: Sql, names: string[], dead: string) {
  const rows = await root.execute<{ name: string; waiting: number; active: number; dead: number }>(sql`
    select coalesce(source_name, name) as name,
      count(*) filter (where name <> ${dead} and state in ('created', 'retry')) as waiting,
      count(*) filter (where name <> ${dead} and state = 'active') as active,
      count(*) filter (where name = ${dead}) as dead
    from pgboss.job group by 1`);
  const counted = new Map(rows.map((row) => [row.name, row]));
  return names.map((name) => counted.get(name) ?? { name, waiting: 0, active: 0, dead: 0 });
}
