import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contract';
import { type Job as BossJob, type JobResult, PgBoss } from 'pg-boss';
import type { Sql } from '../db/database.ts';
import type { OpenDatabase } from '../db/open-database.ts';
import type { Logger } from '../log/logger.ts';
import { bossConnection, inTransaction } from './boss-connection.ts';
import { countJobs } from './count-jobs.ts';
import type { Job, Jobs, SendOptions, Sent } from './jobs.ts';
import { readJobData } from './job-data.ts';

export interface JobPolicy {
  /** How often a failed job is tried again, the pause before the first time in seconds (it doubles), and the longest pause. */
  retries: number;
  retryPause: number;
  longestPause: number;
}

const STANDARD_POLICY: JobPolicy = { retries: 8, retryPause: 2, longestPause: 600 };

/** In seconds. A worker that was not heard for `heartbeat` is dead, which is looked for every `supervise`; a job may take `longest`. */
const TIMES = { heartbeat: 10, supervise: 5, longest: 300, poll: 1, keepDone: 3600, keepDead: 30 * 86_400 };

/** Where jobs go that failed for the last time. */
const DEAD = 'dead';

/** Jobs of one kind done at once: fetching and completing them are each one query, and what they look up goes together. */
const BATCH = 50;

interface Worker {
  job: Job<unknown>;
  handler: (data: unknown) => Promise<void>;
}

/** Jobs on pg-boss, in the schema `pgboss` of the same database. */
export class PgBossJobs implements Jobs {
  readonly #database: OpenDatabase;
  readonly #log: Logger;
  readonly #policy: JobPolicy;
  readonly #workers = new Map<string, Worker>();
  #boss: PgBoss | null = null;

  constructor(options: { database: OpenDatabase; log: Logger; policy?: JobPolicy }) {
    this.#database = options.database;
    this.#log = options.log;
    this.#policy = options.policy ?? STANDARD_POLICY;
  }

  work<T>(job: Job<T>, handler: (data: T) => Promise<void>): void {
    if (this.#boss !== null) throw new ParleyError('INTERNAL', `The worker of ${job.name} came after the start.`);
    if (this.#workers.has(job.name)) throw new ParleyError('INTERNAL', `${job.name} has two workers.`);
    this.#workers.set(job.name, { job, handler: (data) => handler(readJobData(job, data)) });
  }

  send<T>(tx: Sql, job: Job<T>, data: T, options: SendOptions = {}): Promise<void> {
    return this.sendAll(tx, job, [{ data, options }]);
  }

  async sendAll<T>(tx: Sql, job: Job<T>, sent: readonly Sent<T>[]): Promise<void> {
    if (this.#boss === null || !this.#workers.has(job.name)) {
      throw new ParleyError('INTERNAL', `${job.name} was sent, but nobody works on it.`);
    }
    const jobs = sent.map(({ data, options: { key, startAfter } = {} }) => ({
      data: { data: readJobData(job, data) },
      // The policy of the queue keeps one waiting job per key, so that a job without one needs its own.
      singletonKey: key ?? randomUUID(),
      ...(startAfter !== undefined && { startAfter: new Date(startAfter) }),
    }));
    if (jobs.length > 0) await this.#boss.insert(job.name, jobs, { db: inTransaction(tx) });
  }

  async start({ process }: { process: boolean }): Promise<void> {
    const boss = new PgBoss({
      ...bossConnection(this.#database),
      useListenNotify: true,
      supervise: process,
      schedule: false,
      superviseIntervalSeconds: TIMES.supervise,
      monitorIntervalSeconds: TIMES.supervise,
    });
    boss.on('error', (error) => this.#log.warn({ reason: error.message }, 'the job queue met a failure and goes on'));
    boss.on('warning', ({ message, data }) => this.#log.warn({ data }, message));
    await boss.start();
    await this.#makeQueues(boss);
    this.#boss = boss;
    if (process) for (const worker of this.#workers.values()) await this.#begin(boss, worker);
  }

  async stop(): Promise<void> {
    await this.#boss?.stop({ graceful: true, timeout: 10_000, close: true });
    this.#boss = null;
  }

  counts(): Promise<{ name: string; waiting: number; active: number; dead: number }[]> {
    return countJobs(this.#database.sql, [...this.#workers.keys()], DEAD);
  }

  async #makeQueues(boss: PgBoss): Promise<void> {
    await boss.createQueue(DEAD, { retentionSeconds: TIMES.keepDead });
    for (const name of this.#workers.keys()) {
      const settings = {
        notify: true,
        deadLetter: DEAD,
        retryLimit: this.#policy.retries,
        retryDelay: this.#policy.retryPause,
        retryBackoff: true,
        retryDelayMax: this.#policy.longestPause,
        heartbeatSeconds: TIMES.heartbeat,
        expireInSeconds: TIMES.longest,
        retentionSeconds: TIMES.keepDead,
        deleteAfterSeconds: TIMES.keepDone,
      };
      await boss.createQueue(name, { policy: 'short', ...settings });
      await boss.updateQueue(name, settings);
      // Else the first send would look the queue up, and do so around its transaction, for which PGlite waits for ever.
      await boss.findJobs(name, { id: randomUUID() });
    }
  }

  async #begin(boss: PgBoss, worker: Worker): Promise<void> {
    const options = {
      batchSize: BATCH,
      perJobResults: true,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: TIMES.poll,
      notifyPollingIntervalSeconds: TIMES.poll,
    } as const;
    await boss.work(worker.job.name, options, (batch: BossJob<{ data: unknown }>[]) =>
      Promise.all(batch.map((one) => this.#do(worker, one))),
    );
  }

  async #do(worker: Worker, one: BossJob<{ data: unknown }>): Promise<JobResult> {
    try {
      await worker.handler(one.data.data);
      return { id: one.id, status: 'completed' };
    } catch (error) {
      const attempt = one.retryCount + 1;
      const fields = { job: worker.job.name, id: one.id, attempt, error };
      if (attempt > this.#policy.retries) this.#log.error(fields, 'a job failed for the last time and is kept as dead');
      else this.#log.warn(fields, 'a job failed and is tried again later');
      return {
        id: one.id,
        status: 'failed',
        output: { message: error instanceof Error ? error.message : String(error) },
      };
    }
  }
}
