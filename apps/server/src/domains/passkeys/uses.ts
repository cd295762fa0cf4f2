import type { Id } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { OneTimeSecrets } from '../../platform/one-time/one-time-secrets.ts';
import type { Auth } from '../auth/index.ts';
import type { People } from '../people/index.ts';
import type { Workspaces } from '../workspaces/index.ts';
import type { RelyingParty } from './relying-party.ts';

/** What the use cases of passkeys work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  log: Logger;
  people: People;
  workspaces: Pick<Workspaces, 'get'>;
  auth: Pick<Auth, 'enter' | 'ways'>;
  /** The workspace that who signs in belongs to. */
  workspaceId: Id<'workspace'>;
  /** Null where browsers have no passkeys. */
  relyingParty: RelyingParty | null;
  /** Challenges that wait for a new passkey, and for a sign-in. */
  additions: OneTimeSecrets<{ userId: Id<'user'> }>;
  signIns: OneTimeSecrets<object>;
}
