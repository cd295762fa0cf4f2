import { asc, desc, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { validationFailed } from '../validation/validate.ts';

// Lists go by (moment, id): a page begins after the last row of the one before, so rows that are added meanwhile shift nothing (H9).

/** Where a row stands in its list. `at` in milliseconds since 1970. */
export interface Position {
  at: number;
  id: string;
}

/** How a list is ordered. */
export interface Order {
  at: PgColumn;
  id: PgColumn;
  direction: 'asc' | 'desc';
}

export const DEFAULT_LIMIT = 20;

/** The condition that a row comes after the cursor; undefined on the first page. Throws `VALIDATION_FAILED` for a cursor that is none. */
export function after(order: Order, cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { cursorAt, cursorId } = cursorValues(cursor);
  return comparison(order, cursorAt, cursorId);
}

/** The same for a query that is built once, with the values of `cursorValues`. */
export const afterPlaceholders = (order: Order): SQL =>
  comparison(order, sql.placeholder('cursorAt'), sql.placeholder('cursorId'));

/** Throws `VALIDATION_FAILED` for a cursor that is none. */
export function cursorValues(cursor: string): { cursorAt: string; cursorId: string } {
  const { at, id } = readCursor(cursor);
  return { cursorAt: new Date(at).toISOString(), cursorId: id };
}

function comparison({ at, id, direction }: Order, moment: string | Placeholder, position: string | Placeholder): SQL {
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  return sql`(${at}, ${id}) ${sign} (${moment}::timestamptz, ${position}::text)`;
}

export const orderBy = ({ at, id, direction }: Order): SQL[] =>
  direction === 'asc' ? [asc(at), asc(id)] : [desc(at), desc(id)];

/** Of `limit + 1` rows the first `limit`, and the cursor to go on from if there was one more. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  position: (row: T) => Position,
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length <= limit || last === undefined ? null : cursorAfter(position(last)) };
}

/** The cursor of what comes after this row. */
export const cursorAfter = ({ at, id }: Position): string => Buffer.from(`${at} ${id}`).toString('base64url');

function readCursor(cursor: string): Position {
  const [, at, id] = /^(-?\d{1,15}) ([a-z0-9_]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw validationFailed([{ path: 'query.cursor', message: 'Is not a cursor of this list' }]);
  }
  return { at: Number(at), id };
}
