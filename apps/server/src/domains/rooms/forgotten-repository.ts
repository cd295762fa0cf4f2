import type { Id } from '@parley/contract';
import { type SQL, sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';
import { isBy, list } from './personal-data.ts';

const AT_ONCE = 500;

/** What the logs of rooms forget; the events themselves stay. */
export class ForgottenRepository {
  readonly #db: { sql: Sql };

  constructor(db: { sql: Sql }) {
    this.#db = db;
  }

  /** Takes these participants' names, pictures and words out of the logs and snapshots of their conferences' rooms, in batches. */
  async forgetParticipants(
    parts: readonly { participantId: Id<'participant'>; conferenceId: Id<'conference'> }[],
  ): Promise<void> {
    const conferenceIds = list(parts.map(({ conferenceId }) => conferenceId));
    const participantIds = parts.map(({ participantId }) => participantId);
    const theirs = sql`e.room_id in (select id from rooms where conference_id in (${conferenceIds})) and ${isBy(participantIds)}`;
    let blanked: number;
    do {
      blanked = await this.#blank(sql`${theirs} and ${SAYS_SOMETHING}`);
    } while (blanked === AT_ONCE);
    await this.#db.sql.execute(sql`
      update rooms set snapshot = snapshot || jsonb_build_object(
        'people', ${blankedIn('people', list(participantIds))}, 'lost', ${blankedIn('lost', list(participantIds))})
      where conference_id in (${conferenceIds}) and exists (
        select 1 from jsonb_array_elements((snapshot->'people') || (snapshot->'lost')) one
        where one->'entry'->>'participant_id' in (${list(participantIds)}))`);
  }

  /** Blanks a batch of the events `e`, and answers how many. */
  async #blank(which: SQL): Promise<number> {
    const rows = await this.#db.sql.execute(sql`
      with batch as (select e.room_id, e.seq from room_events e where ${which} limit ${AT_ONCE})
      update room_events e set payload = case e.type
        when 'chat_message' then jsonb_set(jsonb_set(e.payload, '{message,name}', '""'), '{message,text}', '""')
        else jsonb_set(jsonb_set(e.payload, '{participant,name}', '""'), '{participant,avatar_url}', 'null') end
      from batch where e.room_id = batch.room_id and e.seq = batch.seq
      returning e.seq`);
    return rows.length;
  }
}

/** Whether an event `e` still has somebody's name or words. */
const SAYS_SOMETHING = sql`(e.type = 'chat_message' and e.payload->'message'->>'name' || (e.payload->'message'->>'text') <> ''
  or e.type = 'participant_joined' and e.payload->'participant'->>'name' <> '')`;

/** A list of a snapshot in which these participants have neither name nor picture. */
const blankedIn = (field: 'people' | 'lost', ids: SQL): SQL => sql`(
  select coalesce(jsonb_agg(case when one->'entry'->>'participant_id' in (${ids})
    then jsonb_set(jsonb_set(one, '{entry,name}', '""'), '{entry,avatar_url}', 'null') else one end order by place), '[]')
  from jsonb_array_elements(snapshot->${field}::text) with ordinality as listed (one, place))`;
