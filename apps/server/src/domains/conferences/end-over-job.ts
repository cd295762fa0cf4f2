import { id } from '@parley/contract';
import * as z from 'zod/mini';
import type { Sql } from '../../platform/db/database.ts';
import type { Job, Jobs, Sent } from '../../platform/jobs/jobs.ts';
import type { ConferenceRow } from './repository.ts';
import { GRACE, latestEnd } from './schedule.ts';

/** Ends a conference when it is over, and looks again later while it is not. */
export const endOver: Job<{ conferenceId: ConferenceRow['id'] }> = {
  name: 'conferences.end-over',
  data: z.strictObject({ conferenceId: id('conference') }),
};

/** What is sent of a conference that is made: one that ends it, and where its day is over sooner, one for that. */
export function endOverOf(conference: ConferenceRow): Sent<{ conferenceId: ConferenceRow['id'] }>[] {
  const data = { conferenceId: conference.id };
  const atEnd = { data, options: { startAfter: conference.endsAt + GRACE, key: conference.id } };
  const latest = latestEnd(conference);
  const isSooner = conference.state === 'active' && latest < conference.endsAt + GRACE;
  return isSooner ? [atEnd, { data, options: { startAfter: latest, key: `${conference.id} latest` } }] : [atEnd];
}

/** Sent when a conference gets its times. One of these waits for each conference that is not over. */
export const sendEndOver = (jobs: Jobs, tx: Sql, { id, endsAt }: Pick<ConferenceRow, 'id' | 'endsAt'>): Promise<void> =>
  jobs.send(tx, endOver, { conferenceId: id }, { startAfter: endsAt + GRACE, key: id });

/** Sent when a conference gets other times: the one that waits may be for later. */
export const sendEndOverAgain = (jobs: Jobs, tx: Sql, { id, endsAt }: Pick<ConferenceRow, 'id' | 'endsAt'>) =>
  jobs.send(tx, endOver, { conferenceId: id }, { startAfter: endsAt + GRACE, key: `${id} ${endsAt}` });

/** Sent when a conference begins so long before its end that its day is over sooner. */
export async function sendEndOfDay(
  jobs: Jobs,
  tx: Sql,
  conference: Pick<ConferenceRow, 'id' | 'endsAt' | 'startedAt'>,
): Promise<void> {
  const startAfter = latestEnd(conference);
  if (startAfter >= conference.endsAt + GRACE) return;
  await jobs.send(tx, endOver, { conferenceId: conference.id }, { startAfter, key: `${conference.id} latest` });
}
