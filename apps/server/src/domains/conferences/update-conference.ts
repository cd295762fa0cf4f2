import { type Id, ParleyError } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { about, held } from './change-state.ts';
import { changeOf, type WantedChange } from './conference-change.ts';
import { sendEndOfDay, sendEndOverAgain } from './end-over-job.ts';
import { type ConferenceRow, changeConference } from './repository.ts';
import type { Uses } from './uses.ts';

/**
 * Changes a conference, or moves it (K12); what is as wanted already changes nothing. The provider's meeting follows from the fact.
 * Throws `VERSION_CONFLICT` when `version` is not null and not the one that it has.
 */
export async function updateConference(
  uses: Uses,
  id: Id<'conference'>,
  wanted: WantedChange,
  version: number | null,
  origin: Origin,
): Promise<ConferenceRow> {
  return await uses.db.transaction(async (tx) => {
    const before = await held(tx, id);
    if (version !== null && version !== before.version) throw versionConflict(before.version);
    const now = uses.clock.now();
    const change = changeOf(before, wanted, now, uses.options);
    const fields = Object.keys(change);
    if (fields.length === 0) return before;
    const after = await changeConference(tx, id, change, now);
    const isMoved = after.startsAt !== before.startsAt || after.endsAt !== before.endsAt;
    if (isMoved) await noteMove(uses, tx, before, after, origin);
    const others = fields.filter((field) => !['startsAt', 'endsAt', 'wallTime'].includes(field));
    if (others.length > 0) {
      const payload = { conferenceId: id, fields: others };
      await uses.facts.record(tx, { ...about(after, origin), type: 'conference.updated', payload });
    }
    return after;
  });
}

async function noteMove(
  { jobs, facts }: Uses,
  tx: Sql,
  before: ConferenceRow,
  after: ConferenceRow,
  origin: Origin,
): Promise<void> {
  await sendEndOverAgain(jobs, tx, after);
  if (after.state === 'active') await sendEndOfDay(jobs, tx, after);
  const times = ({ startsAt, endsAt }: ConferenceRow) => ({ startsAt: toInstant(startsAt), endsAt: toInstant(endsAt) });
  const payload = { conferenceId: after.id, ...times(after), before: times(before) };
  await facts.record(tx, { ...about(after, origin), type: 'conference.rescheduled', payload });
}

const versionConflict = (version: number) =>
  new ParleyError(
    'VERSION_CONFLICT',
    'Somebody else changed this meeting meanwhile. Look at it again, then change it.',
    {
      details: { version },
    },
  );
