import type { Id } from '@parley/contract';
import type { AttendanceTimes } from '@parley/providers';
import { sql } from 'drizzle-orm';
import type { Sql } from '../../platform/db/database.ts';

interface Row extends Record<string, unknown> {
  participant_id: string;
  joined_at: number;
  left_at: number | null;
}

/** When everybody came into a room for the first time, and left it for the last, by its log. */
export async function findAttendance(db: Sql, roomId: Id<'room'>): Promise<Map<string, AttendanceTimes>> {
  const rows = await db.execute<Row>(sql`
    select coalesce(payload->'participant'->>'participant_id', payload->>'participant_id') as participant_id,
      (extract(epoch from min(at) filter (where type = 'participant_joined')) * 1000)::float8 as joined_at,
      case when max(seq) filter (where type = 'participant_left') > max(seq) filter (where type = 'participant_joined')
        then (extract(epoch from max(at) filter (where type = 'participant_left')) * 1000)::float8 end as left_at
    from room_events
    where room_id = ${roomId} and type in ('participant_joined', 'participant_left')
    group by 1`);
  return new Map(
    rows.map((row) => [
      row.participant_id,
      { joinedAt: Math.round(row.joined_at), leftAt: row.left_at === null ? null : Math.round(row.left_at) },
    ]),
  );
}
