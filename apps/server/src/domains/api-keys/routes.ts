import type { apiKeyRoutes } from '@parley/contract';
import { DEFAULT_LIMIT, pageOf } from '../../platform/db/cursor.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { createKey } from './create-key.ts';
import { presentKey } from './present.ts';
import { type ApiKeyRow, findKeys } from './repository.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey } from './rotate-key.ts';
import type { Uses } from './uses.ts';

const present = ({ key, secret }: { key: ApiKeyRow; secret: string }) => ({ key: presentKey(key), secret });

export function apiKeyHandlers(uses: Uses): Handlers<typeof apiKeyRoutes> {
  return {
    async createApiKey({ body }, context) {
      const { workspaceId, userId } = context.caller;
      const wanted = { ...body, workspaceId, createdBy: userId };
      return present(await createKey(uses, wanted, originOf(context.caller, context)));
    },

    async listApiKeys({ query: { limit = DEFAULT_LIMIT, cursor } }, { caller }) {
      const rows = await findKeys(uses.db.sql, caller.workspaceId, cursor, limit + 1);
      const { items, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
      return { items: items.map(presentKey), nextCursor };
    },

    async rotateApiKey({ params, body }, context) {
      const { workspaceId } = context.caller;
      const origin = originOf(context.caller, context);
      return present(await rotateKey(uses, workspaceId, params.id, body.overlap, origin));
    },

    async revokeApiKey({ params }, context) {
      await revokeKey(uses, context.caller.workspaceId, params.id, originOf(context.caller, context));
      return null;
    },
  };
}
