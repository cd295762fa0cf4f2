import { sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';

/** What changes by itself: when a session was last seen, and how a node looks after its rooms. */
const BY_ITSELF = sql`'{last_seen_at, lease_until, snapshot, snapshot_seq}'::text[]`;

/** Every row of every table of Parley's own as text, sorted, without what changes by itself. */
export async function businessRows(db: Database): Promise<string[]> {
  const tables = await db.sql.execute<{ name: string }>(
    sql`select table_name::text as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const parts = tables.map(
    ({ name }) => sql`select ${name}::text || ' ' || (to_jsonb(t) - ${BY_ITSELF})::text as line
      from ${sql.identifier(name)} t`,
  );
  const rows = await db.sql.execute<{ line: string }>(sql`${sql.join(parts, sql` union all `)} order by 1`);
  return rows.map(({ line }) => line);
}
