import type { AuditEntry, Id } from '@parley/contract';
import { stringify } from 'csv-stringify/sync';
import { cursorAfter } from '../../platform/db/cursor.ts';
import { inPages } from '../../platform/db/in-pages.ts';
import { positionOf } from './list-audit.ts';
import { filterOf, type Narrowing, readAudit, type Uses } from './read-audit.ts';

const COLUMNS: readonly [string, (entry: AuditEntry) => string | null][] = [
  ['at', ({ at }) => at],
  ['type', ({ type }) => type],
  ['actorKind', ({ actor }) => actor.kind],
  ['actorId', ({ actor }) => actor.id],
  ['actorName', ({ actor }) => actor.name],
  ['onBehalfOfId', ({ onBehalfOf }) => onBehalfOf?.id ?? null],
  ['onBehalfOfName', ({ onBehalfOf }) => onBehalfOf?.name ?? null],
  ['subjectId', ({ subject }) => subject.id],
  ['subjectName', ({ subject }) => subject.name],
  ['conferenceId', ({ conference }) => conference?.id ?? null],
  ['conferenceName', ({ conference }) => conference?.name ?? null],
  ['address', ({ address }) => address],
  ['requestId', ({ requestId }) => requestId],
  ['payload', ({ payload }) => JSON.stringify(payload)],
  ['id', ({ id }) => id],
];

/** By the mark a spreadsheet knows that this is UTF-8. */
const MARK = '\uFEFF';

/** The log as a table, newest first, written while it is read (B2). */
export async function* exportAudit(
  uses: Uses,
  workspaceId: Id<'workspace'>,
  narrowing: Narrowing,
): AsyncGenerator<string> {
  yield MARK + lines([COLUMNS.map(([name]) => name)]);
  const filter = await filterOf(uses, workspaceId, narrowing);
  const pages = inPages((last: AuditEntry | null, limit) => {
    const cursor = last === null ? undefined : cursorAfter(positionOf(last));
    return readAudit(uses, workspaceId, filter, { cursor, limit });
  });
  for await (const entries of pages) yield lines(entries.map((entry) => COLUMNS.map(([, value]) => value(entry))));
}

/** Names are what people call themselves: none of them may become a formula. */
const lines = (rows: (string | null)[][]): string =>
  stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
