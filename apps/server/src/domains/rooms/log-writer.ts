import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { type Id, ParleyError } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { LogRow } from './repository.ts';

/** Why a batch is not in the log: another node owns the room (R4), storing failed (R5), or too much waits (R7). */
export type Refusal = 'not_owner' | 'failed' | 'full';

/** Events of one command: stored all or none. Exactly one of the two is called, for a room's batches in their order. */
export interface LogBatch {
  roomId: Id<'room'>;
  rows: readonly LogRow[];
  stored(): void;
  refused(why: Refusal): void;
}

/** Stores rows and answers the rooms whose rows are stored; the others have another owner. */
export type InsertRows = (rows: readonly LogRow[]) => Promise<ReadonlySet<string>>;

interface Options {
  insert: InsertRows;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
}

/** One insert's bounds; a command with more events than that goes alone. */
const INSERT_ROWS = 64;
const INSERT_BYTES = 1024 * 1024;
/** What may wait in all (R7). */
const QUEUE_ROWS = 2048;
const QUEUE_BYTES = 8 * 1024 * 1024;
/** An insert that takes longer counts as failed, in milliseconds. Should it be stored later, its epoch is over by then. */
const INSERT_TIMEOUT = 10_000;

/** Stores the events of all rooms of this node: one insert at a time, collecting while one is under way. */
export class LogWriter {
  readonly #options: Options;
  readonly #inserts;
  #queue: LogBatch[] = [];
  #waiting = { rows: 0, bytes: 0 };
  #running: Promise<void> | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#inserts = options.metrics.histogram('parley_rooms_log_rows', {
      help: 'Events in one insert of the room log',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    });
  }

  append(batch: LogBatch): void {
    const bytes = bytesOf(batch);
    if (this.#waiting.rows + batch.rows.length > QUEUE_ROWS || this.#waiting.bytes + bytes > QUEUE_BYTES) {
      batch.refused('full');
      return;
    }
    this.#queue.push(batch);
    this.#waiting.rows += batch.rows.length;
    this.#waiting.bytes += bytes;
    this.#running ??= this.#run();
  }

  /** When nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      // The embedded database works on this very thread: what has arrived at all connections is read first, so that
      // it goes together, and so that a busy log does not keep the server from reading.
      await turnOfTheLoop();
      await this.#store(this.#take());
    }
    this.#running = null;
  }

  /** The oldest batches that fit one insert, at least one. */
  #take(): LogBatch[] {
    let rows = 0;
    let bytes = 0;
    let count = 0;
    for (const batch of this.#queue) {
      rows += batch.rows.length;
      bytes += bytesOf(batch);
      if (count > 0 && (rows > INSERT_ROWS || bytes > INSERT_BYTES)) break;
      count += 1;
    }
    return this.#dequeue(this.#queue.slice(0, count));
  }

  async #store(batches: LogBatch[]): Promise<void> {
    const rooms = Map.groupBy(batches, (batch) => batch.roomId);
    const outcome = await this.#insert(batches.flatMap((batch) => batch.rows));
    // A row that the database refuses costs its own room only (R6).
    if (outcome === 'bad_row' && rooms.size > 1) for (const ofRoom of rooms.values()) await this.#store(ofRoom);
    else if (typeof outcome === 'string') for (const batch of batches) this.#refuseRoom(batch, 'failed');
    else {
      for (const batch of batches) {
        if (outcome.has(batch.roomId)) this.#contain(() => batch.stored());
        else this.#refuseRoom(batch, 'not_owner');
      }
    }
  }

  /** What waits of the room counts on from what is refused, so it is refused with it. */
  #refuseRoom(batch: LogBatch, why: Refusal): void {
    const following = this.#dequeue(this.#queue.filter((other) => other.roomId === batch.roomId));
    for (const one of [batch, ...following]) this.#contain(() => one.refused(why));
  }

  /** What goes wrong in one room does not stop the log of all. */
  #contain(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#options.log.error({ err: error }, 'A room failed at what the log told it');
    }
  }

  #dequeue(batches: LogBatch[]): LogBatch[] {
    const gone = new Set(batches);
    this.#queue = this.#queue.filter((batch) => !gone.has(batch));
    for (const batch of batches) {
      this.#waiting.rows -= batch.rows.length;
      this.#waiting.bytes -= bytesOf(batch);
    }
    return batches;
  }

  async #insert(rows: LogRow[]): Promise<ReadonlySet<string> | 'bad_row' | 'unreachable'> {
    const { insert, clock, log } = this.#options;
    this.#inserts.observe(rows.length);
    const late = Promise.withResolvers<never>();
    const cancel = clock.after(INSERT_TIMEOUT, () =>
      late.reject(new ParleyError('UNAVAILABLE', 'The database did not answer in time.')),
    );
    try {
      return await Promise.race([insert(rows), late.promise]);
    } catch (error) {
      log.warn({ err: error, events: rows.length }, 'Events of rooms could not be stored');
      return error instanceof ParleyError && error.code === 'UNAVAILABLE' ? 'unreachable' : 'bad_row';
    } finally {
      cancel();
    }
  }
}

const bytesOf = (batch: LogBatch) => batch.rows.reduce((sum, row) => sum + row.payload.length, 0);
