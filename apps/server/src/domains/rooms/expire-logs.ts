import type { RetentionPeriod } from '@parley/contract';
import { type SQL, sql } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import type { Expiring } from '../../platform/retention/expiring.ts';

/** Rooms that are looked through at once. */
const ROOMS = 20;

interface Kind {
  what: Expiring['what'];
  period: RetentionPeriod;
  /** When a room was done, so that it is not looked through again. */
  doneAt: SQL;
  /** Events `e` that still have something to lose, and what is left of them. */
  which: SQL;
  left: SQL;
}

/** Words that were written in rooms which have ended: the messages stay, empty, so that they can be counted. */
export const expiringChat: Expiring = expiringIn({
  what: 'chat',
  period: 'chatDays',
  doneAt: sql`chat_expired_at`,
  which: sql`e.type = 'chat_message' and e.payload->'message'->>'text' <> ''`,
  left: sql`jsonb_set(e.payload, '{message,text}', '""')`,
});

/** Names of guests in the logs of rooms which have ended. */
export const expiringGuestsInLogs: Expiring = expiringIn({
  what: 'guestNames',
  period: 'guestNameDays',
  doneAt: sql`guests_expired_at`,
  which: sql`(e.type = 'participant_joined' and e.payload->'participant'->>'kind' = 'guest' and e.payload->'participant'->>'name' <> ''
    or e.type = 'chat_message' and e.payload->'message'->>'name' <> '' and e.payload->'message'->>'participant_id' in (
      select j.payload->'participant'->>'participant_id' from room_events j
      where j.room_id = e.room_id and j.type = 'participant_joined' and j.payload->'participant'->>'kind' = 'guest'))`,
  left: sql`case e.type when 'chat_message' then jsonb_set(e.payload, '{message,name}', '""')
    else jsonb_set(e.payload, '{participant,name}', '""') end`,
});

function expiringIn({ what, period, doneAt, which, left }: Kind): Expiring {
  return {
    what,
    period,
    async expire(tx, { workspaceId, before, limit }) {
      const rooms = await ids(
        tx,
        sql`
        select id from rooms where workspace_id = ${workspaceId} and ended_at < ${toInstant(before)}::timestamptz and ${doneAt} is null
        order by ended_at limit ${ROOMS}`,
      );
      if (rooms.length === 0) return { gone: 0, more: false };
      const these = sql`(select json_array_elements_text((${JSON.stringify(rooms)}::text)::json))`;
      const changed = await ids(
        tx,
        sql`
        with batch as (select e.room_id, e.seq from room_events e where e.room_id in ${these} and ${which} limit ${limit})
        update room_events e set payload = ${left} from batch where e.room_id = batch.room_id and e.seq = batch.seq
        returning e.room_id as id`,
      );
      if (changed.length === limit) return { gone: limit, more: true };
      await tx.execute(sql`update rooms set ${doneAt} = now() where id in ${these}`);
      return { gone: changed.length, more: rooms.length === ROOMS };
    },
  };
}

const ids = async (tx: Sql, query: SQL): Promise<string[]> =>
  (await tx.execute<{ id: string }>(query)).map(({ id }) => id);
