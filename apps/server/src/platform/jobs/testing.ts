import type { Clock } from '../clock/clock.ts';
import type { Sql } from '../db/database.ts';
import type { Job, Jobs, SendOptions } from './jobs.ts';

interface Waiting {
  name: string;
  data: unknown;
  options: SendOptions;
}

/** Jobs in memory for tests: they know nothing of transactions, and are done when a test says `runDue`. */
export class JobsInMemory implements Jobs {
  waiting: Waiting[] = [];
  readonly #clock: Clock;
  readonly #workers = new Map<string, (data: unknown) => Promise<void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  work<T>(job: Job<T>, handler: (data: T) => Promise<void>): void {
    this.#workers.set(job.name, (data) => handler(data as T));
  }

  async send<T>(_tx: Sql, job: Job<T>, data: T, options: SendOptions = {}): Promise<void> {
    const same = (other: Waiting) => options.key !== undefined && other.options.key === options.key;
    if (!this.waiting.some(same)) this.waiting.push({ name: job.name, data, options });
  }

  /** Does what is due at this moment, each once. */
  async runDue(): Promise<void> {
    const isDue = ({ options }: Waiting) => (options.startAfter ?? 0) <= this.#clock.now();
    const due = this.waiting.filter(isDue);
    this.waiting = this.waiting.filter((job) => !isDue(job));
    for (const { name, data } of due) await this.#workers.get(name)?.(data);
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  async counts(): ReturnType<Jobs['counts']> {
    return [];
  }
}
