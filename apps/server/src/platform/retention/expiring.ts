import type { EXPIRES, Id, RetentionPeriod } from '@parley/contract';
import type { Sql } from '../db/database.ts';

/** A kind of data that does not stay for ever. What is still open is never touched (Z1). */
export interface Expiring {
  what: (typeof EXPIRES)[number];
  /** The setting that says for how long; null for what is over by itself. */
  period: RetentionPeriod | null;
  /** Takes up to `limit` rows away that are older than `before` (milliseconds since 1970), in `tx`. */
  expire(
    tx: Sql,
    batch: { workspaceId: Id<'workspace'>; before: number; limit: number },
  ): Promise<{ gone: number; more: boolean }>;
}
