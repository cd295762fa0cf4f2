import type { singleSignOnRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { beginSignOn, findProvider } from './begin-sign-on.ts';
import { finishSignOn } from './finish-sign-on.ts';
import { demandRoom, listLinkedAccounts, unlinkAccount } from './linked-accounts.ts';
import type { Uses } from './uses.ts';

export const singleSignOnHandlers = (uses: Uses): Handlers<typeof singleSignOnRoutes> => ({
  beginSingleSignOn({ params, body: { next = '/', timeZone = 'UTC', language = 'en' } }, context) {
    const purpose = { kind: 'sign_in', next: next as `/${string}`, timeZone, language } as const;
    return beginSignOn(uses, params.provider, purpose, context);
  },

  async linkAccount({ params }, context) {
    const { userId } = context.caller;
    await demandRoom(uses, userId, findProvider(uses, params.provider).settings.issuer);
    return await beginSignOn(uses, params.provider, { kind: 'link', userId }, context);
  },

  finishSingleSignOn: (input, context) => finishSignOn(uses, input, context),

  async listLinkedAccounts(_input, { caller }) {
    return { items: await listLinkedAccounts(uses, caller.userId), nextCursor: null };
  },

  async unlinkAccount({ params }, context) {
    await unlinkAccount(uses, context.caller, params.id, context);
    return null;
  },
});
