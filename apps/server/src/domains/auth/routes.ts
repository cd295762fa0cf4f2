import { type authRoutes, type Id, ParleyError } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { endOwnSession, enterBrowser, SESSION_COOKIE } from './enter-browser.ts';
import { listSessions } from './list-sessions.ts';
import { beginSession, endSession } from './sessions.ts';
import { checkPassword } from './sign-in.ts';
import { prepareAccount } from './sign-up.ts';
import type { Uses } from './uses.ts';

export function authHandlers(uses: Uses, workspaceId: Id<'workspace'>): Handlers<typeof authRoutes> {
  const { db, people } = uses;

  return {
    async signUp({ body }, context) {
      const add = await prepareAccount(uses, { ...body, workspaceId }, context);
      return { user: await people.me(await enterBrowser(uses, context, add)) };
    },

    async signIn({ body }, context) {
      const user = await checkPassword(uses, workspaceId, body, context);
      await enterBrowser(uses, context, () => Promise.resolve(user));
      return { user: await people.me(user) };
    },

    async createToken({ body }, context) {
      const user = await checkPassword(uses, workspaceId, body, context);
      const session = await db.transaction((tx) => beginSession(uses, tx, user, 'token', context));
      return { token: session.token, expiresAt: toInstant(session.expiresAt) };
    },

    async signOut(_input, context) {
      await endOwnSession(uses, context);
      context.cookies.clear(SESSION_COOKIE);
      return null;
    },

    listSessions: ({ query }, { caller }) => listSessions(uses, caller, query),

    async endSession({ params }, context) {
      const { caller } = context;
      const origin = originOf(caller, context);
      const ended = await db.transaction((tx) => endSession(uses, tx, caller.userId, params.id, origin));
      if (!ended) throw new ParleyError('NOT_FOUND', 'This session has ended already.');
      if (params.id === caller.sessionId) context.cookies.clear(SESSION_COOKIE);
      return null;
    },
  };
}
