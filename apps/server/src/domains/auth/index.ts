import type { authRoutes, Id } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Sql } from '../../platform/db/database.ts';
import { Gathered, inOrder } from '../../platform/db/gathered.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Caller, SessionCaller } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { Failures } from '../../platform/rate/failures.ts';
import type { People, User } from '../people/index.ts';
import type { Workspaces } from '../workspaces/index.ts';
import { authenticate, type Shown } from './authenticate.ts';
import { type BrowserContext, enterBrowser } from './enter-browser.ts';
import { Passwords } from './passwords.ts';
import { findLive, findPassword } from './repository.ts';
import { authPersonalData } from './personal-data.ts';
import { reauthenticate } from './reauthenticate.ts';
import { authHandlers } from './routes.ts';
import { ensureAccount, type NewAccount } from './sign-up.ts';
import type { Uses, Visit } from './uses.ts';
import { WaysToSignIn } from './ways-to-sign-in.ts';

export { type BrowserContext, SESSION_COOKIE } from './enter-browser.ts';

export interface Auth {
  handlers: Handlers<typeof authRoutes>;
  /** Who a request or a handshake comes from. Throws `UNAUTHENTICATED` for a bearer token that is none. */
  authenticate(shown: Shown): Promise<Caller>;
  /** The account of this e-mail address, made with this password, whatever it is, when there is none. */
  ensureAccount(account: NewAccount): Promise<User>;
  /** Signs a browser in as whoever `who` says, in one transaction with what that does; for ways to sign in besides the password. */
  enter(context: BrowserContext, who: (tx: Sql) => Promise<User>): Promise<User>;
  /** Every kind of way to sign in. */
  ways: WaysToSignIn;
  /** Throws `FORBIDDEN` unless the person shows that it is them: by this password, or by having signed in moments ago. */
  reauthenticate(caller: SessionCaller, password: string | undefined, visit: Pick<Visit, 'address'>): Promise<void>;
  personalData: PersonalData;
}

export interface AuthOptions {
  db: Database;
  clock: Clock;
  facts: Facts;
  log: Logger;
  people: People;
  workspaces: Pick<Workspaces, 'hold'>;
  /** Whether the first account becomes an admin's. */
  firstIsAdmin: boolean;
  /** The workspace that who signs in belongs to. */
  workspaceId: Id<'workspace'>;
  /** Passwords that nobody signs in with: those of the demo people where the demo is off. */
  refusedPasswords: readonly string[];
}

/** Ten failures in a quarter of an hour, besides the limit by address: for one account guessed at from many addresses. */
const FAILURES = { most: 10, window: 15 * 60_000 };

export function createAuth({ workspaceId, ...options }: AuthOptions): Auth {
  const { db, clock } = options;
  const sessions = new Gathered(async (hashes: readonly string[]) => {
    const live = await findLive(db.sql, hashes, clock.now());
    return inOrder(hashes, live, ({ tokenHash }) => tokenHash);
  });
  const passwords = new Passwords();
  const uses: Uses = { ...options, sessions, passwords, failures: new Failures(clock, FAILURES) };
  const ways = new WaysToSignIn();
  ways.add(async (tx, userId) => ((await findPassword(tx, userId)) === null ? 0 : 1));
  return {
    handlers: authHandlers(uses, workspaceId),
    authenticate: (shown) => authenticate(uses, workspaceId, shown),
    ensureAccount: (account) => ensureAccount(uses, account),
    enter: (context, who) => enterBrowser(uses, context, who),
    ways,
    personalData: authPersonalData(uses),
    reauthenticate: (caller, password, visit) => reauthenticate(uses, caller, password, visit),
  };
}
