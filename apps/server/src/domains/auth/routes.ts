import { type authRoutes, type Id, ParleyError } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers, RequestContext } from '../../platform/http/handler.ts';
import { listSessions } from './list-sessions.ts';
import { LONGEST } from './repository.ts';
import { beginSession, endSession } from './sessions.ts';
import { checkPassword } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import type { Uses } from './uses.ts';

/** Where a browser's token is kept; the http layer adds `__Host-` under https. */
export const SESSION_COOKIE = 'parley_session';

type Context = Pick<RequestContext, 'address' | 'requestId' | 'userAgent' | 'cookies' | 'caller'>;

const setCookie = ({ cookies }: Context, token: string) => cookies.set(SESSION_COOKIE, token, LONGEST / 1000);

export function authHandlers(uses: Uses, workspaceId: Id<'workspace'>): Handlers<typeof authRoutes> {
  const { db, people } = uses;

  /** Ends the caller's session, so that signing in anew leaves none behind. */
  const endOwn = async (context: Context) => {
    const { caller } = context;
    if (caller.kind !== 'user' || !('sessionId' in caller)) return;
    await db.transaction((tx) => endSession(uses, tx, caller.userId, caller.sessionId, originOf(caller, context)));
  };

  return {
    async signUp({ body }, context) {
      const { user, token } = await signUp(uses, { ...body, workspaceId }, context);
      if (context.caller.kind === 'user' && context.caller.by === 'cookie') await endOwn(context);
      setCookie(context, token);
      return { user: await people.me(user) };
    },

    async signIn({ body }, context) {
      const user = await checkPassword(uses, workspaceId, body, context);
      const { token } = await db.transaction((tx) => beginSession(uses, tx, user, 'browser', context));
      if (context.caller.kind === 'user' && context.caller.by === 'cookie') await endOwn(context);
      setCookie(context, token);
      return { user: await people.me(user) };
    },

    async createToken({ body }, context) {
      const user = await checkPassword(uses, workspaceId, body, context);
      const session = await db.transaction((tx) => beginSession(uses, tx, user, 'token', context));
      return { token: session.token, expiresAt: toInstant(session.expiresAt) };
    },

    async signOut(_input, context) {
      await endOwn(context);
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
