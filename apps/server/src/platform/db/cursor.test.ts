import { sql } from 'drizzle-orm';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from './columns.ts';
import { after, type Order, orderBy, pageOf } from './cursor.ts';
import type { Database } from './database.ts';
import { openTestDatabase } from './testing.ts';

const rows = pgTable('listed', { id: text().primaryKey(), at: instant().notNull(), batch: integer().notNull() });

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql.execute(
    sql`create table listed (id text primary key, at timestamptz(3) not null, batch int not null)`,
  );
}, 30_000);
afterAll(() => database.close());

async function readPage(order: Order, limit: number, cursor: string | undefined) {
  const found = await database.sql
    .select()
    .from(rows)
    .where(after(order, cursor))
    .orderBy(...orderBy(order))
    .limit(limit + 1);
  return pageOf(found, limit, (row) => row);
}

// Few moments, so that many rows share one, on both sides of 1970.
const row = fc.record({
  id: fc.stringMatching(/^row_[0-9a-z]{1,4}$/),
  at: fc.integer({ min: -2, max: 2 }),
});
const setting = fc.record({
  rows: fc.uniqueArray(row, { selector: (one) => one.id, maxLength: 25 }),
  added: fc.uniqueArray(row, { selector: (one) => one.id, maxLength: 10 }),
  limit: fc.integer({ min: 1, max: 6 }),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
});

test('[H9] following the cursor visits every row once and in order, also while rows are added', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(setting, async (given) => {
      await database.sql.delete(rows);
      if (given.rows.length > 0)
        await database.sql.insert(rows).values(given.rows.map((one) => ({ ...one, batch: 1 })));
      const order: Order = { at: rows.at, id: rows.id, direction: given.direction };
      const visited: { id: string; at: number; batch: number }[] = [];
      const waiting = given.added.map((one) => ({ ...one, batch: 2 }));
      let cursor: string | undefined;
      do {
        const page = await readPage(order, given.limit, cursor);
        expect(page.items.length).toBeLessThanOrEqual(given.limit);
        visited.push(...page.items);
        cursor = page.nextCursor ?? undefined;
        const next = waiting.pop();
        if (next !== undefined) await database.sql.insert(rows).values(next).onConflictDoNothing();
      } while (cursor !== undefined);

      const inOrder = (a: { at: number; id: string }, b: { at: number; id: string }) =>
        (a.at - b.at || (a.id < b.id ? -1 : 1)) * (given.direction === 'asc' ? 1 : -1);
      expect(visited).toEqual([...visited].sort(inOrder));
      expect(new Set(visited.map((one) => one.id)).size).toBe(visited.length);
      const old = visited.filter((one) => one.batch === 1).map((one) => one.id);
      expect(old.sort()).toEqual(given.rows.map((one) => one.id).sort());
    }),
    { numRuns: 60 },
  );
});

test('[H9] a cursor of no list is refused', () => {
  const order: Order = { at: rows.at, id: rows.id, direction: 'asc' };
  const refused = (cursor: string) =>
    expect(() => after(order, cursor)).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
  refused('');
  refused('abc');
  refused(Buffer.from("0 x' or true --").toString('base64url'));
  refused(Buffer.from('1e400 row_1').toString('base64url'));
  refused(Buffer.from('9999999999999999 row_1').toString('base64url'));
  fc.assert(
    fc.property(fc.string(), (rubbish) => {
      fc.pre(!/^-?\d{1,15} [a-z0-9_]{1,64}$/.test(Buffer.from(rubbish, 'base64url').toString()));
      refused(rubbish);
    }),
  );
});
