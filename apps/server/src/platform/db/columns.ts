import { customType, integer, text } from 'drizzle-orm/pg-core';
import type { Id, IdKind } from '@parley/contract';

// The kinds of column that every table is made of. Columns are named by their property: `startsAt` is `starts_at`.

/** An id of a kind, as text. Add `.primaryKey()`, `.notNull()` or `.references(…)`. */
export const idColumn = <K extends IdKind>(_kind: K) => text().$type<Id<K>>();

/** A moment: milliseconds since 1970 in the program, `timestamptz(3)` in the database. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (milliseconds) => new Date(milliseconds).toISOString(),
  fromDriver: readInstant,
});

/** JSON of a known shape: `json<Settings>()`. Text in it must be free of NUL and lone surrogates, as `text()` of the contract makes sure. */
export const json = <T>() =>
  customType<{ data: T; driverData: unknown }>({
    dataType: () => 'jsonb',
    toDriver: (value) => JSON.stringify(value),
    // The drivers have parsed it already.
    fromDriver: (value) => value as T,
  })();

/** Bytes, such as a picture or a digest. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // Both drivers take and give these; pg gives a Buffer, which would make equal bytes unequal in a test.
  fromDriver: (value) => new Uint8Array(value),
});

/** When a row was made and last changed. Set by the writer from its `Clock`. */
export const timestamps = { createdAt: instant().notNull(), updatedAt: instant().notNull() };

/** Counts the changes of a row, from 1, for `If-Match` and for writes that must not overwrite each other. */
export const version = () => integer().notNull().default(1);

/** Set when a row was deleted and is kept; unique indexes leave such rows out with `where deleted_at is null`. */
export const deletedAt = () => instant();

/** Reads a `timestamptz` as both drivers hand it over: `2026-11-24 15:00:00.5+00`. */
function readInstant(value: string): number {
  const milliseconds = Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(milliseconds)) throw new Error(`Not an instant: ${value}`);
  return milliseconds;
}
