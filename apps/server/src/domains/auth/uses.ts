import type { Id } from '@parley/contract';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Gathered } from '../../platform/db/gathered.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Failures } from '../../platform/rate/failures.ts';
import type { Notifications } from '../notifications/index.ts';
import type { People } from '../people/index.ts';
import type { Workspaces } from '../workspaces/index.ts';
import type { Passwords } from './passwords.ts';
import type { LiveSession } from './repository.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** What the use cases of signing in work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  jobs: Jobs;
  log: Logger;
  people: People;
  passwords: Passwords;
  /** Live sessions by the hash of their token; those of many requests are looked up together. */
  sessions: Pick<Gathered<string, LiveSession | null>, 'ask'>;
  workspaces: Pick<Workspaces, 'hold' | 'rename'>;
  notifications: Pick<Notifications, 'queue' | 'wipe'>;
  /** Origin of the pages, for links. */
  frontendUrl: string;
  /** The workspace that who signs in belongs to. */
  workspaceId: Id<'workspace'>;
  /** Whether nobody has an account yet, so that nobody signs up. */
  setUp: { isNeeded(): Promise<boolean> };
  limits: SignInLimits;
  /** Wrong current passwords of those who are signed in, by person. */
  wrongPasswords: Failures;
  /** Whether people sign in only after confirming their e-mail address. */
  requireConfirmedEmail: boolean;
  /** Passwords that nobody signs in with, whoever has them: those of the demo people where the demo is off. */
  refusedPasswords: readonly string[];
}

/** What a session remembers of the request that began it. */
export interface Visit {
  address: string;
  requestId: string;
  userAgent: string;
}
