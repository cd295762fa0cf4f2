import type { PGlite } from '@electric-sql/pglite';

/** A table is due when so many rows, and this part of it, have changed: as the daemon of a PostgreSQL has it. */
const DUE = { rows: 50, part: 0.1 };
/** Pages. A table beyond is vacuumed when there is time for it: PGlite works on the thread of the program, and does about 5000 in a second. Counting looks at a sample. */
const LARGE = 500;

/**
 * Vacuums and analyzes the table of the embedded database that has changed most, for PGlite has no daemon that would; a large one is vacuumed only `thoroughly`, else
 * its rows are counted alone. Counters of changes are lost with a killed process, so what was never counted, or has grown beyond what was counted, is due too.
 * Answers the table; null when none is due.
 */
export async function tidyMostChanged(engine: PGlite, thoroughly: boolean): Promise<string | null> {
  // What this session has changed is told at the end of the next command.
  await engine.query('select pg_stat_force_next_flush()');
  const { rows } = await engine.query<{ command: string; name: string }>(
    `select case when vacuumed then 'vacuum (analyze)' else 'analyze' end as command, format('%I.%I', t.schemaname, t.relname) as name
     from pg_stat_user_tables t join pg_class c on c.oid = t.relid,
       lateral (select pg_relation_size(c.oid) / current_setting('block_size')::int as pages) of_file,
       lateral (select $3 or pages <= $4 as vacuumed, $1 + $2 * greatest(c.reltuples, 0) as many) of_table
     where t.n_mod_since_analyze > many or vacuumed and t.n_dead_tup > many
       or c.reltuples < 0 and pages > 1
       or pages > 8 + (1 + $2) * c.relpages
     order by t.n_mod_since_analyze + t.n_dead_tup desc, pages desc limit 1`,
    [DUE.rows, DUE.part, thoroughly, LARGE],
  );
  const due = rows[0];
  if (due === undefined) return null;
  await engine.exec(`${due.command} ${due.name}`);
  return due.name;
}
