import type { auditRoutes } from '@parley/contract';
import type { Database } from '../../platform/db/database.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { listAudit } from './list-audit.ts';
import type { NamesOf } from './names.ts';

export interface Audit {
  handlers: Handlers<typeof auditRoutes>;
}

/** `names` says what things are called, by the prefix of their ids. */
export const createAudit = (uses: { db: Database; names: Readonly<Record<string, NamesOf>> }): Audit => ({
  handlers: { listAudit: ({ query }, { caller }) => listAudit(uses, caller.workspaceId, query) },
});
