import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Gathered } from '../../platform/db/gathered.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { Logger } from '../../platform/log/logger.ts';
import type { Failures } from '../../platform/rate/failures.ts';
import type { People } from '../people/index.ts';
import type { Workspaces } from '../workspaces/index.ts';
import type { Passwords } from './passwords.ts';
import type { SessionRow } from './repository.ts';

/** What the use cases of signing in work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  log: Logger;
  people: People;
  passwords: Passwords;
  /** Live sessions by the hash of their token; those of many requests are looked up together. */
  sessions: Pick<Gathered<string, SessionRow | null>, 'ask'>;
  workspaces: Pick<Workspaces, 'hold'>;
  /** Whether who signs up first becomes the admin: where nobody was made before them. */
  firstIsAdmin: boolean;
  /** Failed sign-ins by account. */
  failures: Failures;
  /** Passwords that nobody signs in with, whoever has them: those of the demo people where the demo is off. */
  refusedPasswords: readonly string[];
}

/** What a session remembers of the request that began it. */
export interface Visit {
  address: string;
  requestId: string;
  userAgent: string;
}
