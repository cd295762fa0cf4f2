import { globSync } from 'node:fs';
import { join } from 'node:path';
import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgDialect, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { openTestDatabase } from './testing.ts';

const SOURCES = join(import.meta.dirname, '..', '..');

test('the migrations make the tables that the code has, column by column', { timeout: 30_000 }, async () => {
  const database = await openTestDatabase();
  const made = await database.sql.execute<{ line: string }>(sql`
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
  const indexes = await database.sql.execute<{ name: string }>(
    sql`select indexname::text as name from pg_indexes where schemaname = 'public'`,
  );
  await database.close();

  const tables = await tablesOfTheCode();
  expect(tables.length).toBeGreaterThan(0);
  expect(made.map((row) => row.line).sort()).toEqual(tables.flatMap(columnsOf).sort());
  expect(indexes.map((row) => row.name)).toEqual(expect.arrayContaining(tables.flatMap(indexesOf)));
});

async function tablesOfTheCode(): Promise<PgTable[]> {
  const files = globSync('*/*/tables.ts', { cwd: SOURCES });
  const modules = await Promise.all(
    files.map((file) => import(join(SOURCES, file)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module)).filter((value) => is(value, PgTable));
}

function columnsOf(table: PgTable): string[] {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const keyed = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
  // Drizzle writes the precision of a time apart, PostgreSQL does not.
  const typeOf = (type: string) => type.replace('timestamp (', 'timestamp(');
  return columns.map((column) => {
    const required = column.notNull || column.primary || keyed.has(column.name);
    return `${name}.${nameInSql(column)} ${typeOf(column.getSQLType())}${required ? ' not null' : ''}`;
  });
}

const indexesOf = (table: PgTable): string[] =>
  getTableConfig(table).indexes.flatMap((index) => (index.config.name === undefined ? [] : [index.config.name]));

/** As the query builder writes it, which knows the casing. */
function nameInSql(column: ReturnType<typeof getTableConfig>['columns'][number]): string {
  const written = new PgDialect({ casing: 'snake_case' }).sqlToQuery(sql`${column}`).sql;
  return written.split('.').at(-1)?.replaceAll('"', '') ?? '';
}
