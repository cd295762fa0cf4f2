import type { Id } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { toInstant } from '../clock/clock.ts';
import type { Sql } from '../db/database.ts';
import type { Expiring } from '../retention/expiring.ts';

type OpenConferences = (tx: Sql, workspaceId: Id<'workspace'>) => Promise<readonly Id<'conference'>[]>;

/** Facts go when their time is over, but for those about a conference that is on or to come. */
export const expiringFacts = (openConferences: OpenConferences): Expiring => ({
  what: 'audit',
  period: 'auditDays',
  async expire(tx, { workspaceId, before, limit }) {
    const open = await openConferences(tx, workspaceId);
    // What else the table refuses (see tables.sql).
    await tx.execute(sql`select set_config('parley.expiring', 'on', true)`);
    const rows = await tx.execute(sql`
      delete from facts where id in (
        select id from facts
        where workspace_id = ${workspaceId} and at < ${toInstant(before)}::timestamptz
          and coalesce(payload->>'conferenceId', '') not in (
            select json_array_elements_text((${JSON.stringify(open)}::text)::json))
        order by at, id limit ${limit})
      returning id`);
    await tx.execute(sql`select set_config('parley.expiring', '', true)`);
    return { gone: rows.length, more: rows.length === limit };
  },
});
