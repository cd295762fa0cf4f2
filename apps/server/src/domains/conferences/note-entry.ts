import { type Id, id } from '@parley/contract';
import * as z from 'zod/mini';
import type { Job } from '../../platform/jobs/jobs.ts';
import { start } from './change-state.ts';
import { countPresent } from './presence.ts';
import { type ConferenceRow, findConference } from './repository.ts';
import { beginsByPresence, isClosed, opensAt } from './schedule.ts';
import type { Uses } from './uses.ts';

const SYSTEM = { actor: { kind: 'system' }, address: null, requestId: null } as const;

/** Looks whether somebody is there when the window opens: a host may have come before it. */
export const beginByPresence: Job<{ conferenceId: ConferenceRow['id'] }> = {
  name: 'conferences.begin-by-presence',
  data: z.strictObject({ conferenceId: id('conference') }),
};

/** Somebody is there: a scheduled conference becomes active, at once or when its window opens (K3). Without effect otherwise. */
export async function noteEntry(uses: Uses, conferenceId: Id<'conference'>): Promise<void> {
  const { joinEarlyMinutes } = uses.options;
  const begins = (conference: ConferenceRow) => beginsByPresence(conference, uses.clock.now(), joinEarlyMinutes);
  const conference = await findConference(uses.db.sql, conferenceId);
  if (conference === null || conference.state !== 'scheduled' || isClosed(conference, uses.clock.now())) return;
  if (begins(conference)) {
    await start(uses, conferenceId, SYSTEM, (held) => !begins(held));
    return;
  }
  const startAfter = opensAt(conference, joinEarlyMinutes);
  const options = { startAfter, key: `${conferenceId} ${startAfter}` };
  await uses.db.transaction((tx) => uses.jobs.send(tx, beginByPresence, { conferenceId }, options));
}

/** The same for a scheduled conference whose window opens, or was moved, while people may be in it. */
export async function noteWhoIsThere(uses: Uses, conferenceId: Id<'conference'>): Promise<void> {
  const conference = await findConference(uses.db.sql, conferenceId);
  if (conference === null || conference.state !== 'scheduled') return;
  if (((await countPresent(uses, conference)) ?? 0) > 0) await noteEntry(uses, conferenceId);
}
