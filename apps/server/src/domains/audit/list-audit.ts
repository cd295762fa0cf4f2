import type { AuditEntry, auditRoutes, Id, RouteInput } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type FactRow, findFacts } from '../../platform/facts/find-facts.ts';
import { type NamesOf, namesOfAll } from './names.ts';

type Query = RouteInput<(typeof auditRoutes)[0]>['query'];

/** What happened in a workspace, newest first, with what everything is called now (B1). */
export async function listAudit(
  { db, names }: { db: Database; names: Readonly<Record<string, NamesOf>> },
  workspaceId: Id<'workspace'>,
  { limit = DEFAULT_LIMIT, cursor, from, to, ...filter }: Query,
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const span = { from: momentOf(from), before: momentOf(to) };
  const rows = await findFacts(db.sql, workspaceId, { ...filter, ...span }, { cursor, limit: limit + 1 });
  const { items, nextCursor } = pageOf(rows, limit, ({ at, id }) => ({ at, id }));
  const called = await namesOfAll(
    names,
    items.flatMap((row) => [actorId(row), row.onBehalfOf, row.subject]),
  );
  return { items: items.map((row) => present(row, called)), nextCursor };
}

const momentOf = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant));

const actorId = ({ actor }: FactRow) => ('id' in actor ? actor.id : null);

function present(row: FactRow, called: ReadonlyMap<string, string>): AuditEntry {
  const named = (id: string) => ({ id, name: called.get(id) ?? null });
  const by = actorId(row);
  return {
    id: row.id,
    type: row.type,
    at: toInstant(row.at),
    actor: { kind: row.actor.kind, id: by, name: by === null ? null : (called.get(by) ?? null) },
    onBehalfOf: row.onBehalfOf === null ? null : named(row.onBehalfOf),
    subject: named(row.subject),
    address: row.address,
    requestId: row.requestId,
    payload: row.payload as Record<string, unknown>,
  };
}
