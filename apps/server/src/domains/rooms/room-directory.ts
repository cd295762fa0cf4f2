import { type Id, ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { RealtimeServer } from '../../platform/realtime/sockets.ts';
import { LiveRoom, type RoomKeeper } from './live-room.ts';
import { type FoundRoom, loadRoom } from './load-room.ts';
import { LogWriter } from './log-writer.ts';
import { LEASE_SECONDS, type RoomRepository } from './repository.ts';
import { toSnapshot } from './snapshot.ts';
import type { Tickets } from './tickets.ts';

interface Options {
  repository: RoomRepository;
  tickets: Tickets;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** Somebody came into a room, or left. */
  presenceChanged(roomId: Id<'room'>): void;
  /** Between 0 and 1. */
  random: () => number;
}

/** Milliseconds; three tries fit a lease. */
const RENEW_EVERY = LEASE_SECONDS * 300;
/** An empty room stays in memory for so many milliseconds. */
const KEEP_EMPTY = 30_000;
/** Rooms of nodes that died that are taken over at once. */
const ADOPT_AT_ONCE = 20;
const ADOPT_AT_START = 10_000;
/** Rooms that are read by the same few queries. */
const ADOPT_TOGETHER = 64;
/** People of a stopping server come back within so many milliseconds, not all at the same moment. */
const COME_BACK_WITHIN = 2000;

/** The rooms that this node owns: finds, loads and claims them, keeps their leases, and lets them go. */
export class RoomDirectory {
  readonly #options: Options;
  readonly #writer: LogWriter;
  readonly #rooms = new Map<Id<'room'>, Promise<LiveRoom>>();
  readonly #loaded = new Map<Id<'room'>, LiveRoom>();
  /** Rooms on their way out, until the database has them back. */
  readonly #leaving = new Map<Id<'room'>, Promise<void>>();
  readonly #idle = new Map<Id<'room'>, () => void>();
  readonly #saving = new Set<Id<'room'>>();
  #io: RealtimeServer | null = null;
  #status: 'open' | 'draining' = 'open';
  #cancelTick: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
    const { repository, clock, log, metrics } = options;
    this.#writer = new LogWriter({ insert: (rows) => repository.append(rows), clock, log, metrics });
    metrics.gauge('parley_rooms_live', {
      help: 'Rooms in memory of this node',
      collect: (gauge) => gauge.set(this.#loaded.size),
    });
    metrics.gauge('parley_rooms_people', {
      help: 'People in the rooms of this node',
      collect: (gauge) =>
        gauge.set([...this.#loaded.values()].reduce((sum, { state }) => sum + state.people.length, 0)),
    });
  }

  attach(io: RealtimeServer): void {
    this.#io = io;
  }

  /** The rooms in memory. */
  all(): Iterable<LiveRoom> {
    return this.#loaded.values();
  }

  find(roomId: Id<'room'>): LiveRoom | undefined {
    return this.#loaded.get(roomId);
  }

  /** The room, claimed and loaded if it is not in memory. Throws `NOT_FOUND`, `CONFERENCE_ENDED` or `UNAVAILABLE`. */
  async open(roomId: Id<'room'>): Promise<LiveRoom> {
    await this.#leaving.get(roomId);
    if (this.#status === 'draining') throw elsewhere();
    const known = this.#rooms.get(roomId);
    if (known !== undefined) return known;
    const loading = this.#load(roomId);
    this.#rooms.set(roomId, loading);
    loading.catch(() => this.#rooms.delete(roomId));
    return loading;
  }

  /** Looks after the rooms that were live, so that who does not come back leaves (L4); then keeps the leases. */
  async start(): Promise<void> {
    await this.#adopt(await this.#options.repository.orphans(ADOPT_AT_START, true));
    this.#tickLater();
  }

  /** Stores what waits, hands every room back and sends its people to come back in a moment. */
  async drain(): Promise<void> {
    this.#status = 'draining';
    this.#cancelTick();
    await Promise.allSettled(this.#rooms.values());
    await this.#writer.idle();
    const { random } = this.#options;
    const rooms = [...this.#loaded.values()];
    for (const room of rooms) room.dismiss(() => Math.round(random() * COME_BACK_WITHIN));
    await this.#writer.idle();
    await Promise.all(rooms.map((room) => this.#letGo(room)));
    await Promise.all(this.#leaving.values());
  }

  async #load(roomId: Id<'room'>): Promise<LiveRoom> {
    const { repository, clock, log } = this.#options;
    const found = await loadRoom(repository, roomId, clock.now());
    if (typeof found === 'string') throw REFUSALS[found]();
    const io = this.#io;
    if (io === null) throw new ParleyError('UNAVAILABLE', 'The server is still starting.');
    const room = new LiveRoom({
      id: roomId,
      loaded: found,
      lastAliveAt: Math.max(found.claimed.lastAliveAt ?? 0, lastEventAt(found)),
      io,
      clock,
      log: log.with({ roomId }),
      writer: this.#writer,
      reload: async () => {
        const again = await loadRoom(repository, roomId, clock.now());
        return typeof again === 'string' ? null : again;
      },
      keeper: this.#keeper,
    });
    this.#loaded.set(roomId, room);
    if (room.state.ended !== null) {
      this.#keeper.ended(room);
      throw REFUSALS.ended();
    }
    this.#keeper.empty(room);
    return room;
  }

  readonly #keeper: RoomKeeper = {
    snapshotDue: (room, state) => void this.#saveSnapshot(room, toSnapshot(state)),
    peerGone: (peerId) => {
      this.#options.tickets.forget(peerId).catch((error: unknown) => {
        this.#options.log.warn({ err: error }, 'Tickets of a peer that left are kept for now; they do not work');
      });
    },
    peopleChanged: (room) => this.#options.presenceChanged(room.id),
    empty: (room) => this.#letGoWhenIdle(room),
    ended: (room) => this.#leave(room, () => this.#close(room)),
    dropped: (room) => this.#forget(room),
  };

  /** One at a time for each room; the next one due has newer state. */
  async #saveSnapshot(room: LiveRoom, snapshot: ReturnType<typeof toSnapshot>): Promise<void> {
    if (this.#saving.has(room.id)) return;
    this.#saving.add(room.id);
    try {
      await this.#options.repository.saveSnapshot(room.id, room.actor.epoch, snapshot);
    } catch (error) {
      this.#options.log.warn({ err: error, roomId: room.id }, 'A snapshot was not stored; the log has everything');
    } finally {
      this.#saving.delete(room.id);
    }
  }

  #letGoWhenIdle(room: LiveRoom): void {
    this.#idle.get(room.id)?.();
    const letGo = () => {
      this.#idle.delete(room.id);
      if (room.inUse || this.#loaded.get(room.id) !== room) return;
      this.#leave(room, () => this.#letGo(room));
    };
    this.#idle.set(room.id, this.#options.clock.after(KEEP_EMPTY, letGo));
  }

  async #letGo(room: LiveRoom): Promise<void> {
    room.actor.close();
    this.#forget(room);
    await this.#options.repository.release(room.id, room.actor.epoch, toSnapshot(room.state));
  }

  async #close(room: LiveRoom): Promise<void> {
    this.#forget(room);
    const { repository, clock } = this.#options;
    await repository.close(room.id, room.actor.epoch, toSnapshot(room.state), clock.now());
  }

  /** Who wants the room meanwhile waits until the database has it back. */
  #leave(room: LiveRoom, work: () => Promise<void>): void {
    const leaving = work()
      .catch((error: unknown) => {
        this.#options.log.warn({ err: error, roomId: room.id }, 'A room was not handed back; its lease runs out');
      })
      .finally(() => this.#leaving.delete(room.id));
    this.#leaving.set(room.id, leaving);
  }

  #forget(room: LiveRoom): void {
    if (this.#loaded.get(room.id) !== room) return;
    this.#loaded.delete(room.id);
    this.#rooms.delete(room.id);
    this.#idle.get(room.id)?.();
    this.#idle.delete(room.id);
  }

  async #adopt(roomIds: readonly Id<'room'>[]): Promise<void> {
    for (let first = 0; first < roomIds.length; first += ADOPT_TOGETHER) {
      await Promise.all(roomIds.slice(first, first + ADOPT_TOGETHER).map((roomId) => this.#adoptOne(roomId)));
    }
  }

  async #adoptOne(roomId: Id<'room'>): Promise<void> {
    try {
      await this.open(roomId);
    } catch (error) {
      this.#options.log.warn({ err: error, roomId }, 'A room that was live could not be taken over');
    }
  }

  #tickLater(): void {
    this.#cancelTick = this.#options.clock.after(RENEW_EVERY, () => void this.#tick());
  }

  async #tick(): Promise<void> {
    const { repository, log } = this.#options;
    try {
      const rooms = [...this.#loaded.values()];
      const mine = rooms.map((room) => ({ id: room.id, epoch: room.actor.epoch }));
      const kept = mine.length === 0 ? new Set<string>() : await repository.renew(mine);
      for (const [index, { id, epoch }] of mine.entries()) {
        const room = rooms[index];
        // One that was claimed again or let go meanwhile was not asked about.
        if (kept.has(id) || room?.actor.epoch !== epoch || this.#loaded.get(id) !== room) continue;
        log.warn({ roomId: id }, 'A room is another node’s now');
        room.dismiss(() => 0);
        this.#forget(room);
      }
      await this.#adopt(await repository.orphans(ADOPT_AT_ONCE, false));
    } catch (error) {
      log.warn({ err: error }, 'Leases of rooms were not renewed');
    }
    if (this.#status === 'open') this.#tickLater();
  }
}

const lastEventAt = (found: FoundRoom) => Date.parse(found.recent.at(-1)?.event.at ?? new Date(0).toISOString());

const elsewhere = () =>
  new ParleyError('UNAVAILABLE', 'This meeting is moving to another server. It goes on in a few seconds.');

const REFUSALS = {
  ended: () => new ParleyError('CONFERENCE_ENDED', 'This meeting has ended.'),
  unknown: () => new ParleyError('NOT_FOUND', 'There is no such meeting.'),
  elsewhere,
} as const;
