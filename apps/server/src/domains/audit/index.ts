import type { auditRoutes } from '@parley/contract';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';
import type { Uses } from './read-audit.ts';

export interface Audit {
  handlers: Handlers<typeof auditRoutes>;
}

/** `names` says what things are called, by the prefix of their ids. */
export const createAudit = (uses: Uses & { clock: Clock }): Audit => ({
  handlers: {
    listAudit: ({ query }, { caller }) => listAudit(uses, caller.workspaceId, query),
    async exportAudit({ query }, { caller }) {
      const day = toInstant(uses.clock.now()).slice(0, 10);
      return { fileName: `parley-audit-${day}.csv`, chunks: exportAudit(uses, caller.workspaceId, query) };
    },
  },
});
