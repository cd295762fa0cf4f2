import type { Id, Language } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { OneTimeSecrets } from '../../platform/one-time/one-time-secrets.ts';
import type { Auth } from '../auth/index.ts';
import type { People } from '../people/index.ts';
import type { OpenIdProvider } from './openid-provider.ts';

/** Somebody who is on the way to a provider; its secret is the `state` that comes back. */
export interface Attempt {
  provider: string;
  nonce: string;
  verifier: string;
  /** SHA-256 of the cookie of the browser that began. */
  browser: string;
  purpose:
    | { kind: 'sign_in'; next: `/${string}`; timeZone: string; language: Language }
    | { kind: 'link'; userId: Id<'user'> };
}

/** What the use cases of single sign-on work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  log: Logger;
  people: People;
  auth: Pick<Auth, 'enter' | 'ways'>;
  /** The workspace that who signs in belongs to. */
  workspaceId: Id<'workspace'>;
  /** Whether the first account of the workspace is an admin's, which no provider makes. */
  firstIsAdmin: boolean;
  /** By their ids, in the order in which they are offered. */
  providers: ReadonlyMap<string, OpenIdProvider>;
  attempts: OneTimeSecrets<Attempt>;
}
