import type { AuditEntry, auditRoutes, Id, RouteInput } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { type FactFilter, type FactRow, findFacts } from '../../platform/facts/find-facts.ts';
import { allNamed, type NamesByPrefix, namesOfAll } from './names.ts';
import { typesCalled } from './types-called.ts';

/** What the use cases of the audit log work with. */
export interface Uses {
  db: Database;
  names: NamesByPrefix;
}

/** What the log is narrowed to, as routes take it. */
export type Narrowing = RouteInput<(typeof auditRoutes)[1]>['query'];

/** The same as facts are asked for; what is called by the words that are looked for is found once. */
export async function filterOf(
  { names }: Uses,
  workspaceId: Id<'workspace'>,
  { search, from, to, ...same }: Narrowing,
): Promise<FactFilter> {
  const anyOf =
    search === undefined
      ? undefined
      : { ids: await allNamed(names, workspaceId, search), types: await typesCalled(search) };
  return { ...same, anyOf, from: momentOf(from), before: momentOf(to) };
}

const momentOf = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant));

/** Facts of a workspace after the cursor, newest first, and what everything in them is called now. */
export async function readAudit(
  { db, names }: Uses,
  workspaceId: Id<'workspace'>,
  filter: FactFilter,
  place: { cursor: string | undefined; limit: number },
): Promise<AuditEntry[]> {
  const rows = await findFacts(db.sql, workspaceId, filter, place);
  const ids = rows.flatMap((row) => [actorId(row), row.onBehalfOf, row.subject, conferenceId(row)]);
  const called = await namesOfAll(names, ids);
  return rows.map((row) => present(row, called));
}

const actorId = ({ actor }: FactRow) => ('id' in actor ? actor.id : null);

function conferenceId({ payload }: FactRow): string | null {
  const { conferenceId: id } = payload as { conferenceId?: string };
  return id ?? null;
}

function present(row: FactRow, called: ReadonlyMap<string, string>): AuditEntry {
  const named = (id: string) => ({ id, name: called.get(id) ?? null });
  const maybe = (id: string | null) => (id === null ? null : named(id));
  return {
    id: row.id,
    type: row.type,
    at: toInstant(row.at),
    actor: { kind: row.actor.kind, ...(maybe(actorId(row)) ?? { id: null, name: null }) },
    onBehalfOf: maybe(row.onBehalfOf),
    subject: named(row.subject),
    conference: maybe(conferenceId(row)),
    address: row.address,
    requestId: row.requestId,
    payload: row.payload as Record<string, unknown>,
  };
}
