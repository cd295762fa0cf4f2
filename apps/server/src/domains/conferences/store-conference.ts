import type { Id } from '@parley/contract';
import type { Sql } from '../../platform/db/database.ts';
import type { Origin } from '../../platform/facts/facts.ts';
import { sendEndOfDay, sendEndOver } from './end-over-job.ts';
import { addUser } from './participants.ts';
import { type ConferenceRow, insertConference } from './repository.ts';
import type { Uses } from './uses.ts';

/** Stores a new conference, the parts of its host and of who is invited, its facts and the job that ends it, in `tx`. False when the join code is taken. */
export async function storeConference(
  { jobs, facts, clock }: Pick<Uses, 'jobs' | 'facts' | 'clock'>,
  tx: Sql,
  conference: ConferenceRow,
  origin: Origin,
  invited: readonly Id<'user'>[] = [],
): Promise<boolean> {
  if (!(await insertConference(tx, conference))) return false;
  const { id: conferenceId, workspaceId, provider } = conference;
  const about = { workspaceId, subject: conferenceId, origin };
  await facts.record(tx, { ...about, type: 'conference.created', payload: { conferenceId, provider } });
  await addUser({ facts, clock }, tx, conference, conference.hostUserId, 'host', origin);
  for (const userId of invited) await addUser({ facts, clock }, tx, conference, userId, 'participant', origin);
  await sendEndOver(jobs, tx, conference);
  if (conference.state === 'active') {
    await sendEndOfDay(jobs, tx, conference);
    await facts.record(tx, { ...about, type: 'conference.started', payload: { conferenceId } });
  }
  return true;
}
