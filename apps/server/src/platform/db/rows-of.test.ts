import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { instant, json } from './columns.ts';
import { rowsOf } from './rows-of.ts';
import { DATABASE_KINDS, openTestDatabase } from './testing.ts';

const things = pgTable('things', {
  id: integer().primaryKey(),
  oddName: text().notNull(),
  settings: json().$type<unknown>(),
  isOn: boolean().notNull(),
  happenedAt: instant(),
});

test.each(DATABASE_KINDS)(
  'rows are stored on %s as the builder would store them, none of the texts read as anything else',
  async (kind) => {
    const db = await openTestDatabase(kind);
    await db.sql.execute(sql`create table things
    (id int primary key, odd_name text not null, settings jsonb, is_on boolean not null, happened_at timestamptz(3))`);
    const rows = [
      {
        id: 1,
        oddName: `'"\\ ü \n{}; drop table things; --`,
        settings: { a: ['x', null, 1.5] },
        isOn: true,
        happenedAt: 1_790_000_000_123,
      },
      { id: 2, oddName: '', settings: 'a text', isOn: false, happenedAt: null },
      { id: 3, oddName: 'null', settings: null, isOn: false, happenedAt: 0 },
    ];
    await db.sql.insert(things).select(rowsOf(things, rows));
    expect(await db.sql.select().from(things).orderBy(things.id)).toEqual(rows);
    const again = db.sql.insert(things).select(rowsOf(things, rows)).onConflictDoNothing().returning({ id: things.id });
    expect(await again).toEqual([]);
    for (const oddName of ['a\0b', 'a\ud800b'])
      expect(() => rowsOf(things, [{ id: 4, oddName, settings: null, isOn: true, happenedAt: null }])).toThrow(
        'cannot be stored',
      );
    await db.close();
  },
);
