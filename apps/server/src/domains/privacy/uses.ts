import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import type { Auth } from '../auth/index.ts';
import type { People } from '../people/index.ts';
import type { Workspaces } from '../workspaces/index.ts';

/** What the use cases of privacy work with. */
export interface Uses {
  db: Database;
  clock: Clock;
  facts: Facts;
  auth: Pick<Auth, 'reauthenticate'>;
  workspaces: Pick<Workspaces, 'hold'>;
  people: Pick<People, 'findExternal' | 'hold' | 'countAdmins'>;
  /** Everything that keeps something of people, each table once. */
  holders: readonly PersonalData[];
}
