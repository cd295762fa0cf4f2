import type { Id } from '@parley/contract';
import { type SQL, sql } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import { inPages, mapPages } from '../../platform/db/in-pages.ts';
import type { PartsOf, PersonalData, Subject } from '../../platform/personal-data/personal-data.ts';

interface EventRow {
  room_id: Id<'room'>;
  conference_id: Id<'conference'>;
  seq: number;
  type: string;
  payload: object;
  at: number;
}

/** What the rooms' logs say of a person: what they wrote, and when they came, left, raised a hand or shared. */
export const roomsPersonalData = ({ db, partsOf }: { db: { sql: Sql }; partsOf: PartsOf }): PersonalData => ({
  tables: {
    room_events: { sections: ['chatMessages', 'roomEvents'] },
    rooms: { leftOut: 'Its snapshot is a copy of what roomEvents tells, and is empty once the room has ended' },
    room_tickets: { leftOut: 'Digests of secrets; the connections that they belong to are in roomEvents' },
    signing_keys: { leftOut: 'Of nobody: keys of this server' },
  },
  sections: [
    { name: 'chatMessages', rows: (subject) => events(db.sql, partsOf, subject, sql`e.type = 'chat_message'`) },
    { name: 'roomEvents', rows: (subject) => events(db.sql, partsOf, subject, sql`e.type <> 'chat_message'`) },
  ],
});

/** Whether an event of `e` is by one of these participants. */
export const isBy = (participantIds: readonly Id<'participant'>[]): SQL => sql`coalesce(
    e.payload->>'participant_id', e.payload->'participant'->>'participant_id', e.payload->'message'->>'participant_id')
  in (${list(participantIds)})`;

export const list = (ids: readonly string[]): SQL =>
  sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );

async function* events(db: Sql, partsOf: PartsOf, subject: Subject, which: SQL) {
  for await (const parts of partsOf(subject)) {
    if (parts.length === 0) continue;
    const conferenceIds = list(parts.map(({ conferenceId }) => conferenceId));
    const by = isBy(parts.map(({ participantId }) => participantId));
    const read = async (last: EventRow | null, size: number) =>
      (await db.execute(sql`
        select e.room_id, r.conference_id, e.seq, e.type, e.payload, (extract(epoch from e.at) * 1000)::float8 as at
        from rooms r join room_events e on e.room_id = r.id
        where r.conference_id in (${conferenceIds}) and ${which} and ${by}
          and ${last === null ? sql`true` : sql`(e.room_id, e.seq) > (${last.room_id}::text, ${last.seq}::int)`}
        order by e.room_id, e.seq limit ${size}`)) as unknown as EventRow[];
    yield* mapPages(inPages(read), ({ room_id: roomId, conference_id: conferenceId, type, payload, at }) => ({
      roomId,
      conferenceId,
      type,
      at: toInstant(Math.round(at)),
      ...payload,
    }));
  }
}
