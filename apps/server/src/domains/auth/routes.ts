import { type authRoutes, ParleyError } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { deviceOf } from './devices.ts';
import { endOwnSession, enterBrowser, SESSION_COOKIE } from './enter-browser.ts';
import { listSessions } from './list-sessions.ts';
import { findAddresses } from './repository.ts';
import { beginSession, endSession } from './sessions.ts';
import { checkPassword } from './sign-in.ts';
import { prepareAccount } from './sign-up.ts';
import { tellOfDevice } from './tell-of-device.ts';
import type { Uses } from './uses.ts';

export function authHandlers(uses: Uses): Handlers<typeof authRoutes> {
  const { clock, db, people, workspaceId } = uses;

  return {
    async signUp({ body }, context) {
      const add = await prepareAccount(uses, { ...body, workspaceId }, context);
      const signedIn = !uses.requireConfirmedEmail;
      const user = signedIn ? await enterBrowser(uses, context, add) : await db.transaction(add);
      return { user: await people.me(user), signedIn };
    },

    async signIn({ body }, context) {
      const user = await checkPassword(uses, body, deviceOf(context).hash, context);
      await enterBrowser(uses, context, () => Promise.resolve(user));
      return { user: await people.me(user) };
    },

    async createToken({ body }, context) {
      const user = await checkPassword(uses, body, null, context);
      const { token, expiresAt } = await db.transaction(async (tx) => {
        // A program has no mark: where its owner is signed in already, it is theirs.
        const places = await findAddresses(tx, user.id, clock.now());
        const session = await beginSession(uses, tx, user, 'token', context);
        if (!places.includes(context.address)) await tellOfDevice(uses, tx, user, session.id, context);
        return session;
      });
      return { token, expiresAt: toInstant(expiresAt) };
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
