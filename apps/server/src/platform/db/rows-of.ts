import { type Column, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import type { PgTable } from 'drizzle-orm/pg-core';
import { writeJson } from './columns.ts';

const casing = new CasingCache('snake_case');

/** How rows of a table are said: its columns by their fields, and what selects them. */
interface Shape {
  columns: [field: string, name: string, column: Column][];
  head: SQL;
}
const shapes = new Map<PgTable, Shape>();

/**
 * What is inserted by `tx.insert(table).select(rowsOf(table, rows))`: the same as its `values(rows)`, but one text with one value however many they are, so that it is
 * soon built, and prepared once on PostgreSQL. For tables without columns of bytes, and rows that name every field. Throws `VALIDATION_FAILED` for characters that cannot be stored.
 */
export function rowsOf<T extends PgTable>(table: T, rows: readonly T['$inferInsert'][]): SQL {
  const { columns, head } = shapes.get(table) ?? shapeOf(table);
  const said = rows.map((row) => {
    const values = row as Record<string, unknown>;
    return Object.fromEntries(columns.map(([field, name, column]) => [name, sayable(column, values[field] ?? null)]));
  });
  return sql`${head}(${writeJson(said)}::text)::json)`;
}

function shapeOf(table: PgTable): Shape {
  const columns = Object.entries(getTableColumns(table)).map(([field, column]): Shape['columns'][number] => [
    field,
    casing.getColumnCasing(column),
    column,
  ]);
  const names = columns.map(([, name]) => `"${name}"`).join(', ');
  const head = sql.raw(`select ${names} from json_populate_recordset(null::"${getTableName(table)}", `);
  const shape = { columns, head };
  shapes.set(table, shape);
  return shape;
}

/** JSON inside the JSON stays what it is. */
const sayable = (column: Column, value: unknown): unknown =>
  value === null || column.getSQLType() === 'jsonb' ? value : column.mapToDriverValue(value);
