import { sql } from 'drizzle-orm';
import type { Clock } from '../clock/clock.ts';
import type { Database, Sql } from '../db/database.ts';
import { readJobData } from './job-data.ts';
import type { Job, Jobs, SendOptions, Sent } from './jobs.ts';

/** Jobs for tests: kept in the database like the real ones, so that they are part of the sender's transaction, and done by hand with `runDue`. */
export class ManualJobs implements Jobs {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #handlers = new Map<string, (data: unknown) => Promise<void>>();

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  work<T>(job: Job<T>, handler: (data: T) => Promise<void>): void {
    this.#handlers.set(job.name, (data) => handler(readJobData(job, data)));
  }

  async send<T>(tx: Sql, job: Job<T>, data: T, options: SendOptions = {}): Promise<void> {
    if (!this.#handlers.has(job.name)) throw new Error(`Nobody works on ${job.name}`);
    const startAfter = options.startAfter ?? this.#clock.now();
    await tx.execute(sql`insert into manual_jobs (name, data, key, start_after)
      values (${job.name}, ${JSON.stringify({ data: readJobData(job, data) })}::jsonb, ${options.key ?? null}, ${startAfter})
      on conflict do nothing`);
  }

  async sendAll<T>(tx: Sql, job: Job<T>, sent: readonly Sent<T>[]): Promise<void> {
    for (const { data, options } of sent) await this.send(tx, job, data, options);
  }

  async start(): Promise<void> {
    await this.#database.sql.execute(sql`create table if not exists manual_jobs
      (id serial primary key, name text, data jsonb, key text, start_after bigint, unique (name, key))`);
  }

  async stop(): Promise<void> {}

  async counts() {
    const rows = await this.#database.sql.execute<{ name: string; waiting: number }>(
      sql`select name, count(*) as waiting from manual_jobs group by name`,
    );
    return rows.map((row) => ({ ...row, active: 0, dead: 0 }));
  }

  /** Does what is due by the clock, in order of sending, also what that sends in turn. A failure ends it and is thrown. */
  async runDue(): Promise<void> {
    for (;;) {
      const [next] = await this.#database.sql.execute<{ name: string; data: { data: unknown } }>(sql`
        delete from manual_jobs where id = (select id from manual_jobs where start_after <= ${this.#clock.now()} order by id limit 1)
        returning name, data`);
      if (next === undefined) return;
      await this.#handlers.get(next.name)?.(next.data.data);
    }
  }
}
