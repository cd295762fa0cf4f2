import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import type { ConferenceRow } from './repository.ts';

/** A conference that is to be made. `keep` is called in the transaction that makes it. */
export interface Creation {
  conference: ConferenceRow;
  origin: Origin;
  /** Who gets a part from the start, besides the host. */
  invited?: readonly Id<'user'>[];
  keep?(tx: Sql): Promise<void>;
}
