import { type Id, ParleyError } from '@parley/contract';
import type { RoomEvent } from '@parley/contract/realtime';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { type Command, decide, type NewEvent } from './decide.ts';
import { eventWithout, stateWithout } from './forgetting.ts';
import type { LogWriter, Refusal } from './log-writer.ts';
import { OpMemory } from './op-memory.ts';
import { RecentEvents } from './recent-events.ts';
import { RECENT_EVENTS, toRow } from './repository.ts';
import { apply, type LastValues, type LoggedEvent, type RoomState, withLastValues } from './room-state.ts';

/** A room as it was loaded from its log by the owner of `epoch`. */
export interface LoadedRoom {
  epoch: number;
  state: RoomState;
  /** The newest events in their order, as far as memory keeps them. */
  recent: readonly LoggedEvent[];
  /** Events since the last snapshot. */
  sinceSnapshot: number;
}

/** What the actor tells, always in the order of the log and after the commit. */
export interface ActorListener {
  /** Stored; `state` includes it. */
  event(event: RoomEvent, state: RoomState): void;
  /** The log was read again after a failure: it may hold what its sender was told is not stored. */
  reloaded(state: RoomState): void;
  /** This node is not the owner any more; nothing that it says counts. */
  dropped(): void;
  snapshotDue(state: RoomState): void;
}

interface Options {
  roomId: Id<'room'>;
  loaded: LoadedRoom;
  clock: Clock;
  log: Logger;
  writer: Pick<LogWriter, 'append'>;
  /** Claims the room once more and reads it; null when it is another node's. */
  reload(): Promise<LoadedRoom | null>;
  listener: ActorListener;
}

interface Origin {
  participantId: Id<'participant'>;
  opId: string;
}

const SNAPSHOT_EVERY = 200;
/** Pauses between attempts to read the log again, in milliseconds. */
const RELOAD_PAUSES = [100, 500, 1000, 2000, 5000] as const;

/**
 * One live room. Decides commands one after another in memory, hands their events to the log, and tells and
 * acknowledges them when they are stored (R1).
 */
export class RoomActor {
  readonly #options: Options;
  #epoch: number;
  #status: 'open' | 'reloading' | 'closed' = 'open';
  /** As decided, ahead of the log by what waits. */
  #head: RoomState;
  /** As stored and told. */
  #shown: RoomState;
  #recent = new RecentEvents(RECENT_EVENTS);
  #ops = new OpMemory(RECENT_EVENTS);
  /** Commands on their way into the log, by who and operation. */
  readonly #underWay = new Map<string, Promise<void>>();
  /** The newest append: who needs nothing stored still waits for what the decision stood on. */
  #last: Promise<void> = Promise.resolve();
  #sinceSnapshot: number;

  constructor(options: Options) {
    this.#options = options;
    this.#epoch = options.loaded.epoch;
    this.#head = this.#shown = options.loaded.state;
    this.#sinceSnapshot = options.loaded.sinceSnapshot;
    for (const logged of options.loaded.recent) this.#remember(logged);
  }

  get state(): RoomState {
    return this.#shown;
  }

  /** As decided, ahead of what is stored; for whoever asks whether there is something to decide at all. */
  get head(): RoomState {
    // While the log is read again, what was decided before is void.
    return this.#status === 'open' ? this.#head : this.#shown;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /**
   * Does a command: resolves when its events are stored and told. `decided` runs at once unless it is refused; `told` at
   * once after its events were told, before anything that follows. Rejects with the refusal, or with `UNAVAILABLE` when they could not be stored.
   */
  async execute(
    command: Command,
    options: { op?: Origin; decided?: () => void; told?: (state: RoomState) => void } = {},
  ): Promise<void> {
    if (this.#status !== 'open') throw unavailable();
    const { op, decided, told } = options;
    const key = op === undefined ? null : `${op.participantId} ${op.opId}`;
    if (op !== undefined && this.#ops.has(op.participantId, op.opId)) return;
    const same = key === null ? undefined : this.#underWay.get(key);
    if (same !== undefined) return same;

    const now = this.#options.clock.now();
    const events = decide(this.#head, command, now, this.#epoch);
    decided?.();
    if (events.length === 0) {
      await this.#last;
      told?.(this.#shown);
      return;
    }
    const opId = command.kind === 'join' ? command.opId : (op?.opId ?? null);
    const done = this.#append(events, opId, now, told);
    this.#last = done;
    if (key === null) return done;
    this.#underWay.set(key, done);
    try {
      await done;
    } finally {
      this.#underWay.delete(key);
    }
  }

  /** New last values of a peer; answers the state, or null when nothing changed. */
  setLastValues(peerId: Id<'peer'>, values: LastValues): RoomState | null {
    const before = this.#shown;
    this.#head = withLastValues(this.#head, peerId, values);
    this.#shown = withLastValues(this.#shown, peerId, values);
    return this.#shown === before ? null : this.#shown;
  }

  /** Takes name, picture and words of these participants, who have left, out of memory. */
  forget(participantIds: ReadonlySet<Id<'participant'>>): void {
    this.#head = stateWithout(this.#head, participantIds);
    this.#shown = stateWithout(this.#shown, participantIds);
    this.#recent.change((event) => eventWithout(event, participantIds));
  }

  /** What happened after an event that a client saw, or null when it needs a snapshot (S2). */
  eventsAfter(epoch: number, seq: number): RoomEvent[] | null {
    return this.#recent.after(epoch, seq);
  }

  /** From here on every command is refused. */
  close(): void {
    this.#status = 'closed';
  }

  #append(
    events: readonly NewEvent[],
    opId: string | null,
    now: number,
    told: ((state: RoomState) => void) | undefined,
  ): Promise<void> {
    const { roomId, writer } = this.#options;
    const before = this.#head;
    const batch: LoggedEvent[] = [];
    for (const event of events) {
      const place = { room_id: roomId, epoch: this.#epoch, seq: this.#head.seq + 1, at: toInstant(now) };
      const logged = { event: { ...event, ...place }, opId };
      this.#head = apply(this.#head, logged);
      batch.push(logged);
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // Whoever sent the command hears of it; this copy is for those who only wait for their turn.
    promise.catch(() => {});
    writer.append({
      roomId,
      rows: batch.map(toRow),
      stored: () => {
        for (const logged of batch) this.#tell(logged);
        told?.(this.#shown);
        resolve();
        this.#snapshotWhenDue(batch.length);
      },
      refused: (why) => {
        reject(unavailable());
        // Said at once, before anything else was decided.
        if (why === 'full') this.#head = before;
        else this.#recover(why);
      },
    });
    return promise;
  }

  #tell(logged: LoggedEvent): void {
    this.#shown = apply(this.#shown, logged);
    this.#remember(logged);
    this.#options.listener.event(logged.event, this.#shown);
  }

  #remember(logged: LoggedEvent): void {
    this.#recent.push(logged.event);
    this.#ops.remember(logged);
  }

  #snapshotWhenDue(stored: number): void {
    this.#sinceSnapshot += stored;
    if (this.#sinceSnapshot < SNAPSHOT_EVERY) return;
    this.#sinceSnapshot = 0;
    this.#options.listener.snapshotDue(this.#shown);
  }

  #recover(why: Exclude<Refusal, 'full'>): void {
    if (this.#status !== 'open') return;
    if (why === 'not_owner') {
      this.#drop();
      return;
    }
    this.#status = 'reloading';
    void this.#reload(0);
  }

  /** Reads the log again (R5), again and again until the database answers. */
  async #reload(attempt: number): Promise<void> {
    const { reload, clock, log, roomId } = this.#options;
    try {
      const loaded = await reload();
      if (this.#status !== 'reloading') return;
      if (loaded === null || !this.#resume(loaded)) this.#drop();
    } catch (error) {
      log.warn({ err: error, roomId, attempt }, 'A room could not be read again yet');
      const pause = RELOAD_PAUSES[Math.min(attempt, RELOAD_PAUSES.length - 1)] ?? 0;
      clock.after(pause, () => void this.#reload(attempt + 1));
    }
  }

  /** Tells what was stored after all; false when the log is not the one that was told so far. */
  #resume(loaded: LoadedRoom): boolean {
    for (const logged of loaded.recent) if (logged.event.seq === this.#shown.seq + 1) this.#tell(logged);
    if (this.#shown.seq !== loaded.state.seq || this.#shown.epoch !== loaded.state.epoch) return false;
    this.#epoch = loaded.epoch;
    this.#head = this.#shown;
    this.#last = Promise.resolve();
    this.#status = 'open';
    this.#options.listener.reloaded(this.#shown);
    return true;
  }

  #drop(): void {
    this.#status = 'closed';
    this.#options.listener.dropped();
  }
}

const unavailable = () =>
  new ParleyError('UNAVAILABLE', 'The server could not do this right now. Please try again in a moment.');
