import type { Id } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { hashSecret, newSecret } from '../../platform/ids/ids.ts';

/** Whom a ticket lets go on. */
export interface TicketHolder {
  roomId: Id<'room'>;
  peerId: Id<'peer'>;
  participantId: Id<'participant'>;
}

interface HolderRow {
  room_id: Id<'room'>;
  peer_id: Id<'peer'>;
  participant_id: Id<'participant'>;
}

const holderIn = (row: HolderRow): TicketHolder => ({
  roomId: row.room_id,
  peerId: row.peer_id,
  participantId: row.participant_id,
});

/** How long a replaced ticket still works, in milliseconds: the answer with the new one may have been lost (S3). */
const AFTER_REPLACEMENT = 30_000;

/**
 * Rights to go on as a peer (S1, S3). A ticket says who somebody was; whether that peer may still be there is told by
 * the room's log, which is why leaving, take-over and the end need to revoke nothing (S4).
 */
export class Tickets {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async issue(holder: TicketHolder): Promise<string> {
    const ticket = newSecret();
    await this.#db.sql.execute(sql`
      insert into room_tickets (hash, room_id, peer_id, participant_id, created_at)
      values (${hashSecret(ticket)}, ${holder.roomId}, ${holder.peerId}, ${holder.participantId}, ${this.#time()})`);
    return ticket;
  }

  /** Whose ticket this is, with the new ticket that replaces all of the peer's; null when it does not work (any more). */
  async use(ticket: string): Promise<{ holder: TicketHolder; ticket: string } | null> {
    const now = this.#time();
    const limit = this.#time(-AFTER_REPLACEMENT);
    const next = newSecret();
    const [row] = (await this.#db.sql.execute(sql`
      with used as (
        select room_id, peer_id, participant_id from room_tickets
        where hash = ${hashSecret(ticket)} and (replaced_at is null or replaced_at > ${limit}::timestamptz)
      ), replaced as (
        update room_tickets set replaced_at = ${now}::timestamptz
        where peer_id = (select peer_id from used) and replaced_at is null
      ), forgotten as (
        delete from room_tickets
        where peer_id = (select peer_id from used) and replaced_at <= ${limit}::timestamptz
      )
      insert into room_tickets (hash, room_id, peer_id, participant_id, created_at)
      select ${hashSecret(next)}::text, room_id, peer_id, participant_id, ${now}::timestamptz from used
      returning room_id, peer_id, participant_id`)) as unknown as HolderRow[];
    return row === undefined ? null : { holder: holderIn(row), ticket: next };
  }

  /** Whose ticket this is, without using it up; null when it does not work (any more). */
  async holderOf(ticket: string): Promise<TicketHolder | null> {
    const [row] = (await this.#db.sql.execute(sql`
      select room_id, peer_id, participant_id from room_tickets
      where hash = ${hashSecret(ticket)}
        and (replaced_at is null or replaced_at > ${this.#time(-AFTER_REPLACEMENT)}::timestamptz)`)) as unknown as HolderRow[];
    return row === undefined ? null : holderIn(row);
  }

  /** Takes away what a peer that has left for good needs no more. */
  async forget(peerId: Id<'peer'>): Promise<void> {
    await this.#db.sql.execute(sql`delete from room_tickets where peer_id = ${peerId}`);
  }

  #time(offset = 0): string {
    return toInstant(this.#clock.now() + offset);
  }
}
