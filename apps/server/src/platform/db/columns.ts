import { type Id, type IdKind, ParleyError } from '@parley/contract';
import { customType, integer, text } from 'drizzle-orm/pg-core';

// The kinds of column that every table is made of. Columns are named by their property: `startsAt` is `starts_at`.

/** An id of a kind, as text. Add `.primaryKey()`, `.notNull()` or `.references(…)`. */
export const idColumn = <K extends IdKind>(_kind: K) => text().$type<Id<K>>();

/** A moment: milliseconds since 1970 in the program, `timestamptz(3)` in the database. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (milliseconds) => new Date(milliseconds).toISOString(),
  fromDriver: readInstant,
});

/** JSON; its shape is said with `json().$type<Settings>()`. NUL and lone surrogates in it are `VALIDATION_FAILED`. */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: writeJson,
  // The drivers have parsed it already.
  fromDriver: (value) => value,
});

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
  // Nearly always, and every row has several.
  const isUsual = value[10] === ' ' && value.endsWith('+00');
  const iso = isUsual
    ? `${value.slice(0, 10)}T${value.slice(11, -3)}Z`
    : value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`Not an instant: ${value}`);
  return milliseconds;
}

/** PostgreSQL refuses these characters in jsonb with different codes; `JSON.stringify` escapes exactly them as `\u0000` and `\ud8xx`. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Throws `VALIDATION_FAILED` for texts with such characters. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (UNSTORABLE.test(text))
    throw new ParleyError('VALIDATION_FAILED', 'The text has characters that cannot be stored.');
  return text;
}
