import { eq, sql } from 'drizzle-orm';
import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import { bytes, instant, json } from './columns.ts';
import type { Database } from './database.ts';
import { brokenConstraint, isUniqueViolation, sqlState } from './errors.ts';
import { openTestDatabase } from './testing.ts';
import { TRANSACTION_TIMEOUT } from './transaction.ts';

const things = pgTable('things', {
  id: integer().primaryKey(),
  label: text().unique('things_label'),
  amount: integer().notNull().default(0),
  large: bigint({ mode: 'number' }),
  happenedAt: instant(),
  settings: json().$type<Record<string, unknown> | string>(),
  picture: bytes(),
});

/** What every implementation of `Database` keeps; called in the test file of each. */
export function databaseConformance(kind: Database['kind']): void {
  const clock = new ManualClock();
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase(kind, clock);
    await database.sql.execute(sql`create table things (
      id int primary key, label text constraint things_label unique, amount int not null default 0, large bigint,
      happened_at timestamptz(3), settings jsonb, picture bytea)`);
  }, 60_000);
  beforeEach(() => database.sql.delete(things));
  afterAll(() => database.close());

  const labels = async () => (await database.sql.select().from(things).orderBy(things.id)).map((row) => row.label);

  test('a transaction is stored as a whole or not at all', async () => {
    const answer = await database.transaction(async (tx) => {
      await tx.insert(things).values({ id: 1, label: 'a' });
      await tx.insert(things).values({ id: 2, label: 'b' });
      return 'done';
    });
    const failing = database.transaction(async (tx) => {
      await tx.insert(things).values({ id: 3, label: 'c' });
      throw new Error('changed my mind');
    });

    expect(answer).toBe('done');
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await labels()).toEqual(['a', 'b']);
  });

  test('concurrent transactions lose no update', async () => {
    await database.sql.insert(things).values({ id: 1 });
    const addOne = () =>
      database.transaction(async (tx) => {
        const [row] = await tx.select().from(things).where(eq(things.id, 1)).for('update');
        await tx
          .update(things)
          .set({ amount: (row?.amount ?? Number.NaN) + 1 })
          .where(eq(things.id, 1));
      });

    await Promise.all(Array.from({ length: 30 }, addOne));

    expect(await database.sql.select({ amount: things.amount }).from(things)).toEqual([{ amount: 30 }]);
  });

  test('queries of a transaction made at once run one after the other', async () => {
    await database.transaction(async (tx) => {
      await Promise.all(Array.from({ length: 10 }, (_, id) => tx.insert(things).values({ id })));
    });
    expect(await labels()).toHaveLength(10);
  });

  test('a transaction does not commit while one of its queries waits', async () => {
    const failing = database.transaction(async (tx) => {
      await Promise.all([
        tx.insert(things).values({ id: 1 }),
        Promise.reject(new Error('at once')),
        tx.insert(things).values({ id: 2 }),
      ]);
    });
    await expect(failing).rejects.toThrow('at once');
    expect(await labels()).toEqual([]);
  });

  test('nobody else sees what is not committed', async () => {
    let seen: Promise<(string | null)[]> | undefined;
    const reader = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const writing = database.transaction(async (tx) => {
      await tx.insert(things).values({ id: 1, label: 'a' });
      written.resolve();
      await reader.promise;
      await tx.update(things).set({ label: 'b' });
    });
    await written.promise;
    seen = labels();
    reader.resolve();
    await writing;
    // Before or after, but never in between.
    expect(['', 'b']).toContain((await seen).join());
  });

  test('the root handle and a second transaction are refused inside a transaction, at once', async () => {
    const around = () =>
      database.transaction(async (tx) => {
        await tx.insert(things).values({ id: 1 });
        await database.sql.select().from(things);
      });
    const nested = () => database.transaction(() => database.transaction(async () => undefined));
    const onHandle = () => database.transaction((tx) => tx.transaction(async () => undefined));

    await expect(around()).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('around an open'),
    });
    await expect(nested()).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('around an open'),
    });
    await expect(onHandle()).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('do not nest'),
    });
    expect(await labels()).toEqual([]);
  });

  test('what a transaction started may use the root handle after it', async () => {
    let later: Promise<unknown> | undefined;
    const done = Promise.withResolvers<void>();
    await database.transaction(async () => {
      later = done.promise.then(() => labels());
    });
    done.resolve();
    expect(await later).toEqual([]);
  });

  test('the handle of a transaction that is over is dead', async () => {
    const tx = await database.transaction(async (handle) => handle);
    await expect(tx.insert(things).values({ id: 1 })).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await labels()).toEqual([]);
  });

  test('a transaction that does not end is rolled back, and the next one goes on', async () => {
    const begun = Promise.withResolvers<void>();
    const stuck = database.transaction(async (tx) => {
      await tx.insert(things).values({ id: 1 });
      begun.resolve();
      await new Promise(() => undefined);
    });
    const refused = expect(stuck).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await begun.promise;
    await clock.advance(TRANSACTION_TIMEOUT);
    await refused;
    await database.transaction((tx) => tx.insert(things).values({ id: 2, label: 'b' }));
    expect(await labels()).toEqual(['b']);
  });

  test('a broken constraint is named with its SQLSTATE, and no value is in the failure', async () => {
    await database.sql.insert(things).values({ id: 1, label: 'a secret' });
    const failure = await database.sql
      .insert(things)
      .values({ id: 2, label: 'a secret' })
      .then(
        () => null,
        (error: unknown) => error,
      );

    expect(failure).toMatchObject({ name: 'ParleyError', code: 'INTERNAL' });
    expect(sqlState(failure)).toBe('23505');
    expect(brokenConstraint(failure)).toBe('things_label');
    expect(isUniqueViolation(failure, 'things_label')).toBe(true);
    expect(isUniqueViolation(failure, 'things_pkey')).toBe(false);
    expect(JSON.stringify([String(failure), Object.entries(failure as object)])).not.toContain('a secret');
    expect(JSON.stringify(Object.entries((failure as Error).cause as object))).not.toContain('a secret');
    expect(sqlState(new Error('something else'))).toBeNull();
  });

  test('a transaction in which a failure was passed over rejects instead of storing nothing silently', async () => {
    const passedOver = database.transaction(async (tx) => {
      await tx.insert(things).values({ id: 1 });
      await tx
        .insert(things)
        .values({ id: 1 })
        .catch(() => undefined);
    });
    await expect(passedOver).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await labels()).toEqual([]);
  });

  test.each(['\0', '\u{d800}', 'a\udc00b', '\\\0'])(
    'text that cannot be stored as JSON is said to be so (%j)',
    async (bad) => {
      const write = async () => database.sql.insert(things).values({ id: 1, settings: { note: [bad] } });
      await expect(write()).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    },
  );

  test('NUL in text is said to be unstorable', async () => {
    const write = async () => database.sql.insert(things).values({ id: 1, label: 'a\0b' });
    await expect(write()).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  test('values come back as they went in', async () => {
    const row = {
      id: 1,
      label: 'Grüße 👋 \\u0000 \\',
      amount: -5,
      large: Number.MAX_SAFE_INTEGER,
      happenedAt: Date.UTC(2026, 10, 24, 15, 0, 0, 7),
      settings: { nested: [1, 'zwei', null, { drei: true }], escaped: '\\u0000 \\ud800', emoji: '👋' },
      picture: new Uint8Array([0, 255, 128, 10]),
    };
    await database.sql.insert(things).values(row);
    await database.sql.insert(things).values({ id: 2, settings: '123', happenedAt: Date.UTC(1969, 6, 20) });

    expect(await database.sql.select().from(things).orderBy(things.id)).toEqual([
      row,
      { id: 2, label: null, amount: 0, large: null, happenedAt: Date.UTC(1969, 6, 20), settings: '123', picture: null },
    ]);
  });

  test('values of handwritten queries have the same types on every database', async () => {
    await database.sql.insert(things).values([{ id: 1 }, { id: 2 }]);
    const rows = await database.sql.execute(sql`select count(*) as counted, sum(amount) as summed,
      9007199254740993::bigint as beyond, '2026-11-24 15:00+02'::timestamptz as moment, '2026-11-24'::date as day,
      interval '1 hour' as span, 1.50::numeric as exact, true as yes, array['a', null, 'c'] as list, '{"a": [1]}'::jsonb as data,
      null as nothing, ${sql.param(['x', 'y'])}::text[] as given from things`);

    expect(rows).toEqual([
      {
        counted: 2,
        summed: 0,
        beyond: 9007199254740993n,
        moment: '2026-11-24 13:00:00+00',
        day: '2026-11-24',
        span: '01:00:00',
        exact: '1.50',
        yes: true,
        list: ['a', null, 'c'],
        data: { a: [1] },
        nothing: null,
        given: ['x', 'y'],
      },
    ]);
  });

  test('[D4] migrating again, also from several at once, changes nothing', async () => {
    const before = await database.sql.execute(sql`select hash from drizzle.__drizzle_migrations order by id`);
    await Promise.all([database.migrate(), database.migrate(), database.migrate()]);
    const after = await database.sql.execute(sql`select hash from drizzle.__drizzle_migrations order by id`);
    expect(before.length).toBeGreaterThan(0);
    expect(after).toEqual(before);
  });

  test('[D4] data of an unknown version are refused and left alone', async () => {
    await database.sql.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-tomorrow', 0)`,
    );
    await expect(database.migrate()).rejects.toMatchObject({ code: 'CONFLICT' });
    await database.sql.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'of-tomorrow'`);
    await database.migrate();
  });

  test('a ping answers', () => database.ping(5_000));

  test('after closing everything is refused as unavailable, and closing again is fine', {
    timeout: 30_000,
  }, async () => {
    const other = await openTestDatabase(kind);
    await other.close();
    await expect(other.sql.execute(sql`select 1`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(other.transaction(async () => 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(other.ping(1_000)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await other.close();
  });
}
