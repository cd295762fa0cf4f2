import { FACTS, type FactType, type Id, ParleyError } from '@parley/contract';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import type { Clock } from '../clock/clock.ts';
import type { Database, Sql } from '../db/database.ts';
import { Gathered, inOrder } from '../db/gathered.ts';
import { Prebuilt } from '../db/prebuilt.ts';
import { rowsOf } from '../db/rows-of.ts';
import { newId } from '../ids/ids.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import type { Fact, Facts, NewFact } from './facts.ts';
import { facts } from './tables.ts';

/** What the job of a subscriber says: which fact to read. Facts never change, so it is read when the job is done. */
const factJobData = z.strictObject({ factId: z.string() });

type FactRow = typeof facts.$inferSelect;

const BY_IDS = new Prebuilt<FactRow[]>((db) =>
  db
    .select()
    .from(facts)
    .where(sql`${facts.id} = any(${sql.placeholder('ids')})`)
    .prepare('facts'),
);

interface Subscriber {
  types: ReadonlySet<FactType>;
  job: Job<z.infer<typeof factJobData>>;
}

/** Facts in a table, and a job per subscriber and fact. */
export class SqlFacts implements Facts {
  readonly #jobs: Jobs;
  readonly #clock: Clock;
  /** Jobs of many facts are done at the same time. */
  readonly #stored: Gathered<Id<'fact'>, FactRow | null>;
  readonly #subscribers: Subscriber[] = [];

  constructor(options: { database: Database; jobs: Jobs; clock: Clock }) {
    this.#jobs = options.jobs;
    this.#clock = options.clock;
    this.#stored = new Gathered(async (ids: readonly Id<'fact'>[]) =>
      inOrder(ids, await BY_IDS.run(options.database.sql, { ids: [...new Set(ids)] }), ({ id }) => id),
    );
  }

  record<T extends FactType>(tx: Sql, fact: NewFact<T>): Promise<void> {
    return this.recordAll(tx, [fact]);
  }

  async recordAll(tx: Sql, recorded: readonly NewFact[]): Promise<void> {
    if (recorded.length === 0) return;
    const at = this.#clock.now();
    const rows = recorded.map(({ origin, ...what }) => {
      return { ...what, payload: readPayload(what.type, what.payload), ...origin, id: newId('fact', at), at };
    });
    await tx.insert(facts).select(rowsOf(facts, rows));
    for (const { types, job } of this.#subscribers) {
      const told = rows.filter(({ type }) => types.has(type));
      await this.#jobs.sendAll(
        tx,
        job,
        told.map(({ id }) => ({ data: { factId: id } })),
      );
    }
  }

  subscribe<T extends FactType>(
    subscriber: string,
    types: readonly T[],
    handler: (fact: Fact<T>) => Promise<void>,
  ): void {
    const job = { name: subscriber, data: factJobData };
    this.#subscribers.push({ types: new Set<FactType>(types), job });
    this.#jobs.work(job, async ({ factId }) => {
      const fact = await this.#read(factId as Id<'fact'>);
      await handler(fact as Fact<T>);
    });
  }

  async #read(id: Id<'fact'>): Promise<Fact> {
    const row = await this.#stored.ask(id);
    if (row === null) throw new ParleyError('INTERNAL', `The fact ${id} is missing.`);
    const { type, workspaceId, subject, at } = row;
    return { id, type, workspaceId, subject, at, payload: readPayload(type, row.payload) } as Fact;
  }
}

function readPayload(type: FactType, payload: unknown): unknown {
  const read = z.safeParse(FACTS[type], payload);
  if (read.success) return read.data;
  throw new ParleyError('INTERNAL', `The payload of ${type} does not fit it: ${z.prettifyError(read.error)}`);
}
