import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { fastify } from 'fastify';
import { Pool } from 'pg';
import type { OpenDatabase } from '../platform/db/open-database.ts';

const INSERT = 'insert into bare (title) values ($1) returning id, title';
const SELECT = 'select * from conferences where deleted_at is null order by starts_at desc limit 20';

type Ask = (text: string, values: unknown[]) => Promise<unknown[]>;
type Row = Record<string, unknown>;

/** One insert, one select of a page, and the rows of a conference in one transaction, without anything else. */
export async function serveBare(database: OpenDatabase): Promise<string> {
  await database.sql.execute(
    sql`create table bare (id bigserial primary key, title text not null, at timestamptz not null default now())`,
  );
  await database.sql.execute(sql`create index bare_start on conferences (starts_at desc) where deleted_at is null`);
  const { ask, transaction } = drive(database);
  const server = fastify();
  server.post<{ Body: { title: string } }>('/bare', ({ body }) => ask(INSERT, [body.title]));
  server.get('/bare', () => ask(SELECT, []));
  let rows: Promise<Rows> | null = null;
  server.post<{ Body: { title: string } }>('/bare/rows', async ({ body }) => {
    const copied = await (rows ??= rowsOfOne(database));
    return await transaction(async (inside) => {
      for (const { table, row } of copied) await inside(insertInto(table), [JSON.stringify(row(body.title))]);
      return {};
    });
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

type Rows = { table: string; row: (title: string) => Row[] }[];

const insertInto = (table: string) => `insert into ${table} select * from json_populate_recordset(null::${table}, $1)`;

/** What Parley stores of one conference that is made, into tables with the same indexes: it, its host's part, two facts, and their two jobs with the one that ends it. */
async function rowsOfOne({ sql: db }: OpenDatabase): Promise<Rows> {
  const copy = async (table: string, order: string, count: number): Promise<Row[]> => {
    const name = table.split('.').at(-1);
    await db.execute(sql.raw(`create table bare_${name} (like ${table} including all)`));
    const found = await db.execute<{ row: Row }>(
      sql.raw(`select row_to_json(t) as row from ${table} t order by ${order} limit ${count}`),
    );
    if (found.length < count) throw new Error(`${table} has too few rows to be copied`);
    return found.map(({ row }) => row);
  };
  const [conference = {}] = await copy('conferences', 'created_at desc', 1);
  const [part = {}] = await copy('participants', 'created_at desc', 1);
  const facts = await copy('facts', 'at desc', 2);
  const jobs = await copy('pgboss.job_common', 'created_on desc', 3);
  return [
    {
      table: 'bare_conferences',
      row: (title) => [{ ...conference, title, id: randomUUID(), join_code: randomUUID() }],
    },
    { table: 'bare_participants', row: () => [{ ...part, id: randomUUID(), conference_id: randomUUID() }] },
    { table: 'bare_facts', row: () => facts.map((fact) => ({ ...fact, id: randomUUID() })) },
    {
      table: 'bare_job_common',
      row: () => jobs.map((job) => ({ ...job, id: randomUUID(), singleton_key: randomUUID() })),
    },
  ];
}

/** The driver itself, with as many connections as the server has. */
function drive(database: OpenDatabase): {
  ask: Ask;
  transaction: (work: (inside: Ask) => Promise<Row>) => Promise<Row>;
} {
  if (database.kind === 'pglite') {
    const { engine } = database;
    return {
      ask: async (text, values) => (await engine.query(text, values)).rows,
      transaction: (work) =>
        engine.transaction((tx) => work(async (text, values) => (await tx.query(text, values)).rows)),
    };
  }
  const pool = new Pool({ connectionString: database.url, max: 10 });
  const named = (text: string) => text.replaceAll(/\W+/g, '').slice(0, 40);
  return {
    ask: async (text, values) => (await pool.query({ name: named(text), text, values })).rows,
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const done = await work(async (text, values) => (await client.query({ name: named(text), text, values })).rows);
        await client.query('commit');
        return done;
      } finally {
        client.release();
      }
    },
  };
}
