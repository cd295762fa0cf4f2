import type { accountRoutes, authRoutes } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import { Gathered, inOrder } from '../../platform/db/gathered.ts';
import type { Caller, SessionCaller } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { Failures } from '../../platform/rate/failures.ts';
import type { User } from '../people/index.ts';
import { accountHandlers } from './account-routes.ts';
import { authenticate, type Shown } from './authenticate.ts';
import { type BrowserContext, enterBrowser } from './enter-browser.ts';
import { Passwords } from './passwords.ts';
import { findLive, findPassword, IDLE, LONGEST } from './repository.ts';
import { authPersonalData } from './personal-data.ts';
import { reauthenticate } from './reauthenticate.ts';
import { SEND_RESET, sendReset } from './reset-password.ts';
import { authHandlers } from './routes.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { ensureAccount, type NewAccount } from './sign-up.ts';
import type { Uses } from './uses.ts';
import { WaysToSignIn } from './ways-to-sign-in.ts';

export { type BrowserContext, SESSION_COOKIE } from './enter-browser.ts';
export { createSetUp, type SetUp } from './set-up.ts';

export { expiringSessions } from './expire-sessions.ts';

/** How long a session lasts without use, and in any case, in milliseconds. */
export const SESSION_LASTS = { idle: IDLE, longest: LONGEST } as const;

export interface Auth {
  handlers: Handlers<typeof authRoutes> & Handlers<typeof accountRoutes>;
  /** Who a request or a handshake comes from. Throws `UNAUTHENTICATED` for a bearer token that is none. */
  authenticate(shown: Shown): Promise<Caller>;
  /** The account of this e-mail address, made with this password, whatever it is, when there is none. */
  ensureAccount(account: NewAccount): Promise<User>;
  /** Signs a browser in as whoever `who` says, in one transaction with what that does; for ways to sign in besides the password. */
  enter(context: BrowserContext, who: (tx: Sql) => Promise<User>): Promise<User>;
  /** Every kind of way to sign in. */
  ways: WaysToSignIn;
  /** Throws `FORBIDDEN` unless the person shows that it is them: by this password, or by having signed in moments ago. */
  reauthenticate(caller: SessionCaller, password: string | undefined): Promise<void>;
  personalData: PersonalData;
}

export type AuthOptions = Omit<Uses, 'sessions' | 'passwords' | 'limits' | 'wrongPasswords'>;

/** Ten wrong current passwords in a quarter of an hour by somebody who is signed in. */
const WRONG_PASSWORDS = { most: 10, window: 15 * 60_000 };

export function createAuth(options: AuthOptions): Auth {
  const { db, clock } = options;
  const sessions = new Gathered(async (hashes: readonly string[]) => {
    const live = await findLive(db.sql, hashes, clock.now());
    return inOrder(hashes, live, ({ session }) => session.tokenHash);
  });
  const uses: Uses = {
    ...options,
    sessions,
    passwords: new Passwords(),
    limits: new SignInLimits(options),
    wrongPasswords: new Failures(clock, WRONG_PASSWORDS),
  };
  const ways = new WaysToSignIn();
  ways.add(async (tx, userId) => ((await findPassword(tx, userId)) === null ? 0 : 1));
  options.jobs.work(SEND_RESET, (asked) => sendReset(uses, asked));
  return {
    handlers: { ...authHandlers(uses), ...accountHandlers(uses) },
    authenticate: (shown) => authenticate(uses, options.workspaceId, shown),
    ensureAccount: (account) => ensureAccount(uses, account),
    enter: (context, who) => enterBrowser(uses, context, who),
    ways,
    personalData: authPersonalData(uses),
    reauthenticate: (caller, password) => reauthenticate(uses, caller, password),
  };
}
