import type { Id } from '@parley/contract';
import { start } from './change-state.ts';
import { findConference } from './repository.ts';
import { beginsByPresence } from './schedule.ts';
import type { Uses } from './uses.ts';

/** Somebody is there: a scheduled conference inside its window becomes active (K3). Without effect otherwise. */
export async function noteEntry(uses: Uses, id: Id<'conference'>): Promise<void> {
  const waits = (conference: Parameters<typeof beginsByPresence>[0]) =>
    beginsByPresence(conference, uses.clock.now(), uses.options.joinEarlyMinutes);
  const conference = await findConference(uses.db.sql, id);
  if (conference === null || conference.deletedAt !== null || !waits(conference)) return;
  const system = { actor: { kind: 'system' }, address: null, requestId: null } as const;
  await start(uses, id, system, (held) => !waits(held));
}
