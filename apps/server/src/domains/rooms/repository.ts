import type { Id } from '@parley/contract';
import { type ChatMessage, LIMITS, type RoomEvent } from '@parley/contract/realtime';
import { sql } from 'drizzle-orm';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { Gathered } from '../../platform/db/gathered.ts';
import type { LoggedEvent } from './room-state.ts';
import type { RoomSnapshot } from './snapshot.ts';

/** One event as it goes into the log. */
export interface LogRow {
  roomId: Id<'room'>;
  seq: number;
  epoch: number;
  type: RoomEvent['type'];
  /** JSON of the event without its place. */
  payload: string;
  opId: string | null;
  at: string;
}

export const toRow = ({ event, opId }: LoggedEvent): LogRow => {
  const { type, room_id: roomId, epoch, seq, at, ...payload } = event;
  return { roomId, seq, epoch, type, payload: JSON.stringify(payload), opId, at };
};

/** A room as its claim found it. */
export interface ClaimedRoom {
  epoch: number;
  conferenceId: Id<'conference'>;
  workspaceId: Id<'workspace'>;
  snapshot: RoomSnapshot | null;
  /** When its owner before was surely alive, milliseconds since 1970; null when there was none. */
  lastAliveAt: number | null;
}

/** How long tickets of an ended room are kept, in milliseconds. */
const TICKETS_KEPT = 24 * 3_600_000;

/** How long a node owns a room without renewing, in seconds. */
export const LEASE_SECONDS = 10;

/** Events kept in memory of each room: what a resume can replay (S2), and the commands known as done (R3). */
export const RECENT_EVENTS = 1001;

/** Rooms whose tails one query reads: each may have `RECENT_EVENTS`. */
const TAILS_AT_ONCE = 16;

interface Claim {
  id: Id<'room'>;
  /** Since 1970; the least that the epoch becomes. */
  minute: number;
}

interface ClaimedRow {
  id: Id<'room'>;
  epoch: number;
  conference_id: Id<'conference'>;
  workspace_id: Id<'workspace'>;
  snapshot: RoomSnapshot | null;
  last_alive: number | null;
}

/** Events of a room after this one. */
interface Tail {
  id: Id<'room'>;
  seq: number;
}

interface EventRow {
  room_id: Id<'room'>;
  seq: number;
  epoch: number;
  type: string;
  payload: object;
  op_id: string | null;
  at: number;
}

const loggedIn = ({ type, room_id, epoch, seq, at, payload, op_id }: EventRow): LoggedEvent => ({
  event: { type, room_id, epoch, seq, at: toInstant(Math.round(at)), ...payload } as RoomEvent,
  opId: op_id,
});

/** All SQL of the live rooms' log and ownership. `node` is this server's name among those that share the database. */
export class RoomRepository {
  readonly #db: Database;
  readonly #node: string;
  /** Of all rooms that a server takes over at its start. */
  readonly #claims: Gathered<Claim, ClaimedRoom | null>;
  readonly #tails: Gathered<Tail, LoggedEvent[]>;

  constructor(db: Database, node: string) {
    this.#db = db;
    this.#node = node;
    this.#claims = new Gathered((claims) => this.#claimAll(claims));
    this.#tails = new Gathered((tails) => this.#readTails(tails), { atOnce: TAILS_AT_ONCE });
  }

  /** Makes the room where it does not exist; answers whether it is still open. */
  async ensure(room: {
    id: Id<'room'>;
    conferenceId: Id<'conference'>;
    workspaceId: Id<'workspace'>;
    now: number;
  }): Promise<boolean> {
    await this.#db.sql.execute(sql`
      insert into rooms (id, workspace_id, conference_id, created_at)
      values (${room.id}, ${room.workspaceId}, ${room.conferenceId}, ${toInstant(room.now)})
      on conflict do nothing`);
    return this.isOpen(room.id);
  }

  /** Whether the room exists and has not ended. */
  async isOpen(roomId: Id<'room'>): Promise<boolean> {
    const [row] = await this.#rows<{ open: boolean }>(
      sql`select ended_at is null as open from rooms where id = ${roomId}`,
    );
    return row?.open ?? false;
  }

  /**
   * Takes the room over, when nobody else's lease holds. The epoch is at least the minutes since 1970, so that it is
   * above all that was ever claimed even where the database was restored from a backup.
   */
  async claim(roomId: Id<'room'>, now: number): Promise<ClaimedRoom | 'ended' | 'elsewhere' | 'unknown'> {
    const claimed = await this.#claims.ask({ id: roomId, minute: Math.floor(now / 60_000) });
    if (claimed !== null) return claimed;
    const [other] = await this.#rows<{ ended: boolean }>(
      sql`select ended_at is not null as ended from rooms where id = ${roomId}`,
    );
    if (other === undefined) return 'unknown';
    return other.ended ? 'ended' : 'elsewhere';
  }

  /** The newest events of a room in their order: at least all after `snapshotSeq`, and `RECENT_EVENTS` where there are as many. */
  recentEvents(roomId: Id<'room'>, snapshotSeq: number): Promise<LoggedEvent[]> {
    return this.#tails.ask({ id: roomId, seq: snapshotSeq });
  }

  /** The newest messages up to an event, oldest first. */
  async chatUpTo(roomId: Id<'room'>, seq: number): Promise<{ messages: ChatMessage[]; complete: boolean }> {
    const rows = await this.#rows<{ message: ChatMessage }>(sql`
      select payload->'message' as message from room_events
      where room_id = ${roomId} and seq <= ${seq} and type = 'chat_message'
      order by seq desc limit ${LIMITS.chatInSnapshot + 1}`);
    const messages = rows.map((row) => row.message).reverse();
    return messages.length <= LIMITS.chatInSnapshot
      ? { messages, complete: true }
      : { messages: messages.slice(1), complete: false };
  }

  /**
   * Stores rows of rooms whose owner and epoch still match and answers these rooms (R4). The lock on them makes a claim
   * at the same time wait for this statement, or this one see its epoch.
   */
  async append(rows: readonly LogRow[]): Promise<ReadonlySet<string>> {
    const given = `[${rows.map(rowJson).join(',')}]`;
    const stored = await this.#rows<{ room_id: string }>(sql`
      with given as materialized (
        select * from json_to_recordset((${given}::text)::json)
          as g (room_id text, seq int, epoch int, type text, payload jsonb, op_id text, at timestamptz)
      ), owned as materialized (
        select id, epoch from rooms
        where owner_node = ${this.#node} and id in (select room_id from given)
        order by id for share of rooms
      ), stored as (
        insert into room_events (room_id, seq, epoch, type, payload, op_id, at)
        select g.room_id, g.seq, g.epoch, g.type, g.payload, g.op_id, g.at
        from given g join owned o on o.id = g.room_id and o.epoch = g.epoch
        returning room_id
      ) select distinct room_id from stored`);
    return new Set(stored.map((row) => row.room_id));
  }

  /** Stores a snapshot, unless the room is another's by now. */
  async saveSnapshot(roomId: Id<'room'>, epoch: number, snapshot: RoomSnapshot): Promise<void> {
    await this.#db.sql.execute(sql`
      update rooms set snapshot = (${JSON.stringify(snapshot)}::text)::jsonb, snapshot_seq = ${snapshot.seq}
      where id = ${roomId} and owner_node = ${this.#node} and epoch = ${epoch}`);
  }

  /** Gives a room back, with its state; the next to claim it need not wait. */
  async release(roomId: Id<'room'>, epoch: number, snapshot: RoomSnapshot): Promise<void> {
    await this.#db.sql.execute(sql`
      update rooms set snapshot = (${JSON.stringify(snapshot)}::text)::jsonb, snapshot_seq = ${snapshot.seq},
        owner_node = null, live = ${snapshot.people.length > 0},
        lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      where id = ${roomId} and owner_node = ${this.#node} and epoch = ${epoch}`);
  }

  /** Notes the end. Tickets are kept for a day, so that who comes back late is told that it has ended. */
  async close(roomId: Id<'room'>, epoch: number, snapshot: RoomSnapshot, now: number): Promise<void> {
    await this.#db.sql.execute(sql`
      with forgotten as (
        delete from room_tickets using rooms
        where rooms.id = room_id and rooms.ended_at < ${toInstant(now - TICKETS_KEPT)}::timestamptz
      )
      update rooms set snapshot = (${JSON.stringify(snapshot)}::text)::jsonb, snapshot_seq = ${snapshot.seq},
        owner_node = null, live = false, lease_until = null, ended_at = ${toInstant(now)}
      where id = ${roomId} and owner_node = ${this.#node} and epoch = ${epoch}`);
  }

  /** Renews the leases of these rooms and answers those that are still this node's. */
  async renew(rooms: readonly { id: Id<'room'>; epoch: number }[]): Promise<ReadonlySet<string>> {
    const rows = await this.#rows<{ id: string }>(sql`
      update rooms set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      from json_to_recordset((${JSON.stringify(rooms)}::text)::json) as mine (id text, epoch int)
      where rooms.id = mine.id and rooms.epoch = mine.epoch and owner_node = ${this.#node}
      returning rooms.id`);
    return new Set(rows.map((row) => row.id));
  }

  /** Rooms with people in them that no living node looks after, oldest first; `own` counts this node's as such (at its start). */
  async orphans(limit: number, own: boolean): Promise<Id<'room'>[]> {
    const rows = await this.#rows<{ id: Id<'room'> }>(sql`
      select id from rooms
      where live and ended_at is null
        and (owner_node is null or lease_until < now() or (${own} and owner_node = ${this.#node}))
      order by lease_until limit ${limit}`);
    return rows.map((row) => row.id);
  }

  async #claimAll(claims: readonly Claim[]): Promise<(ClaimedRoom | null)[]> {
    const rows = await this.#rows<ClaimedRow>(sql`
      with before as materialized (
        select rooms.id, lease_until, minute
        from json_to_recordset((${JSON.stringify(claims)}::text)::json) as given (id text, minute int)
        join rooms on rooms.id = given.id
      )
      update rooms set owner_node = ${this.#node}, epoch = greatest(epoch + 1, minute), live = true,
        lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      from before
      where rooms.id = before.id and ended_at is null
        and (owner_node is null or owner_node = ${this.#node} or rooms.lease_until < now())
      returning rooms.id, rooms.epoch, conference_id, workspace_id, snapshot,
        (extract(epoch from before.lease_until - make_interval(secs => ${LEASE_SECONDS})) * 1000)::float8 as last_alive`);
    const claimed = new Map(rows.map((row) => [row.id, row]));
    return claims.map(({ id }) => {
      const row = claimed.get(id);
      if (row === undefined) return null;
      return {
        epoch: row.epoch,
        conferenceId: row.conference_id,
        workspaceId: row.workspace_id,
        snapshot: row.snapshot,
        lastAliveAt: row.last_alive === null ? null : Math.round(row.last_alive),
      };
    });
  }

  async #readTails(tails: readonly Tail[]): Promise<LoggedEvent[][]> {
    const rows = await this.#rows<EventRow>(sql`
      select e.room_id, e.seq, e.epoch, e.type, e.payload, e.op_id, (extract(epoch from e.at) * 1000)::float8 as at
      from json_to_recordset((${JSON.stringify(tails)}::text)::json) as given (id text, seq int)
      cross join lateral (
        select * from room_events
        where room_id = given.id and room_events.seq > least(given.seq,
          (select coalesce(max(last.seq), 0) from room_events last where last.room_id = given.id) - ${RECENT_EVENTS}::int)
      ) e
      order by e.room_id, e.seq`);
    const byRoom = Map.groupBy(rows, (row) => row.room_id);
    return tails.map(({ id }) => (byRoom.get(id) ?? []).map(loggedIn));
  }

  async #rows<T>(query: ReturnType<typeof sql>): Promise<T[]> {
    return (await this.#db.sql.execute(query)) as unknown as T[];
  }
}

const rowJson = (row: LogRow) =>
  `{"room_id":"${row.roomId}","seq":${row.seq},"epoch":${row.epoch},"type":"${row.type}",` +
  `"payload":${row.payload},"op_id":${JSON.stringify(row.opId)},"at":"${row.at}"}`;
