import type { Id } from '@parley/contract';
import { sql } from 'drizzle-orm';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { Gathered } from '../../platform/db/gathered.ts';
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
  /** Of a whole school that comes (back) at once. */
  readonly #issued: Gathered<{ hash: string; holder: TicketHolder }, null>;
  readonly #used: Gathered<{ hash: string; next: string }, TicketHolder | null>;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
    this.#issued = new Gathered((tickets) => this.#insert(tickets), { clock });
    this.#used = new Gathered((uses) => this.#replace(uses), { clock });
  }

  async issue(holder: TicketHolder): Promise<string> {
    const ticket = newSecret();
    await this.#issued.ask({ hash: hashSecret(ticket), holder });
    return ticket;
  }

  /** Whose ticket this is, with the new ticket that replaces all of the peer's; null when it does not work (any more). */
  async use(ticket: string): Promise<{ holder: TicketHolder; ticket: string } | null> {
    const next = newSecret();
    const holder = await this.#used.ask({ hash: hashSecret(ticket), next: hashSecret(next) });
    return holder === null ? null : { holder, ticket: next };
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

  async #insert(tickets: readonly { hash: string; holder: TicketHolder }[]): Promise<null[]> {
    const rows = tickets.map(({ hash, holder }) => ({ hash, ...holder }));
    await this.#db.sql.execute(sql`
      insert into room_tickets (hash, room_id, peer_id, participant_id, created_at)
      select hash, "roomId", "peerId", "participantId", ${this.#time()}::timestamptz
      from json_to_recordset((${JSON.stringify(rows)}::text)::json)
        as given (hash text, "roomId" text, "peerId" text, "participantId" text)`);
    return tickets.map(() => null);
  }

  /** Two uses of one peer's tickets in the same query both get a new one; the next use of either replaces both. */
  async #replace(uses: readonly { hash: string; next: string }[]): Promise<(TicketHolder | null)[]> {
    const now = this.#time();
    const limit = this.#time(-AFTER_REPLACEMENT);
    const rows = (await this.#db.sql.execute(sql`
      with given as materialized (
        select * from json_to_recordset((${JSON.stringify(uses)}::text)::json) as g (hash text, next text)
      ), used as materialized (
        select given.next, room_id, peer_id, participant_id
        from room_tickets join given on given.hash = room_tickets.hash
        where replaced_at is null or replaced_at > ${limit}::timestamptz
      ), replaced as (
        update room_tickets set replaced_at = ${now}::timestamptz
        where peer_id in (select peer_id from used) and replaced_at is null
      ), forgotten as (
        delete from room_tickets
        where peer_id in (select peer_id from used) and replaced_at <= ${limit}::timestamptz
      )
      insert into room_tickets (hash, room_id, peer_id, participant_id, created_at)
      select next, room_id, peer_id, participant_id, ${now}::timestamptz from used
      returning hash, room_id, peer_id, participant_id`)) as unknown as (HolderRow & { hash: string })[];
    const holders = new Map(rows.map((row) => [row.hash, holderIn(row)]));
    return uses.map(({ next }) => holders.get(next) ?? null);
  }

  #time(offset = 0): string {
    return toInstant(this.#clock.now() + offset);
  }
}
