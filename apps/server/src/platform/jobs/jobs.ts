import type * as z from 'zod/mini';
import type { Sql } from '../db/database.ts';

/** A kind of work that is done later, at least once. Its effect must be safe to repeat. */
export interface Job<T> {
  /** `domain.verb-noun`, such as `conferences.end-over`. */
  name: string;
  data: z.ZodMiniType<T, T>;
}

export interface SendOptions {
  /** Not before this moment, milliseconds since 1970. */
  startAfter?: number;
  /** While a job of the same key waits, another one is not added. */
  key?: string;
}

/** One of many that are sent together. */
export interface Sent<T> {
  data: T;
  options?: SendOptions;
}

/** Work that outlives the request. A job is sent in the transaction of its cause and exists only if that commits. */
export interface Jobs {
  /** Names the worker of a job. Before `start` only; one worker per job. Failures are tried again with growing pauses, then kept as dead. */
  work<T>(job: Job<T>, handler: (data: T) => Promise<void>): void;
  send<T>(tx: Sql, job: Job<T>, data: T, options?: SendOptions): Promise<void>;
  /** Many of one kind with one query. */
  sendAll<T>(tx: Sql, job: Job<T>, sent: readonly Sent<T>[]): Promise<void>;
  /** Makes queues and, when `process` is true, begins to work. */
  start(options: { process: boolean }): Promise<void>;
  /** Lets running jobs finish, at most ten seconds. */
  stop(): Promise<void>;
  /** How many wait, run and are dead, by name; for metrics and readiness. */
  counts(): Promise<{ name: string; waiting: number; active: number; dead: number }[]>;
}
