import type { AuditEntry, auditRoutes, Id, RouteInput } from '@parley/contract';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import { filterOf, readAudit, type Uses } from './read-audit.ts';

/** What happened in a workspace, newest first, with what everything is called now (B1). */
export async function listAudit(
  uses: Uses,
  workspaceId: Id<'workspace'>,
  { limit = DEFAULT_LIMIT, cursor, ...narrowing }: RouteInput<(typeof auditRoutes)[0]>['query'],
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const filter = await filterOf(uses, workspaceId, narrowing);
  const entries = await readAudit(uses, workspaceId, filter, { cursor, limit: limit + 1 });
  return pageOf(entries, limit, positionOf);
}

/** Where an entry stands in the log. */
export const positionOf = ({ at, id }: AuditEntry) => ({ at: Date.parse(at), id });
