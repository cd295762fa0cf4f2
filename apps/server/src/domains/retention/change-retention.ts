import { type Id, ParleyError, RETENTION, type RetentionPeriod } from '@parley/contract';
import type { Origin } from '../../platform/facts/facts.ts';
import { findSettings, type Settings, storeSettings } from './repository.ts';
import type { Uses } from './uses.ts';

const PERIODS = Object.keys(RETENTION) as RetentionPeriod[];

/** Changes how long things are kept (Z2); what is absent stays. Throws `VERSION_CONFLICT` when `version` is not null and not the one that is. */
export async function changeRetention(
  { db, clock, facts, workspaces }: Uses,
  workspaceId: Id<'workspace'>,
  wanted: { [P in RetentionPeriod]?: number | undefined },
  version: number | null,
  origin: Origin,
): Promise<Settings> {
  return await db.transaction(async (tx) => {
    // Held, for there may be no row yet that could be.
    await workspaces.hold(tx, workspaceId);
    const before = await findSettings(tx, workspaceId);
    if (version !== null && version !== before.version) throw versionConflict(before.version);
    const fields = PERIODS.filter((period) => wanted[period] !== undefined && wanted[period] !== before[period]);
    if (fields.length === 0) return before;
    const changed = Object.fromEntries(fields.map((period) => [period, wanted[period]]));
    const after = { ...before, ...changed, version: before.version + 1, updatedAt: clock.now() };
    await storeSettings(tx, after);
    const payload = { workspaceId, fields };
    await facts.record(tx, { type: 'retention.changed', workspaceId, subject: workspaceId, payload, origin });
    return after;
  });
}

const versionConflict = (version: number) =>
  new ParleyError('VERSION_CONFLICT', 'Somebody else changed this meanwhile. Look at it again, then change it.', {
    details: { version },
  });
