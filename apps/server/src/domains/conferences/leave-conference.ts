import type { Id } from '@parley/contract';
import { noSuchConference } from './policy.ts';
import { callProvider, meetingOf, providerOf } from './provider-calls.ts';
import { findConference } from './repository.ts';
import type { Uses } from './uses.ts';
import { partOf } from './visitor.ts';

/** Sends the caller out of the meeting; without effect when they are not there. Throws `NOT_FOUND` to who has no part in it. */
export async function leaveConference(
  uses: Uses,
  id: Id<'conference'>,
  context: Parameters<typeof partOf>[2],
): Promise<void> {
  const conference = await findConference(uses.db.sql, id);
  const part = conference === null ? null : await partOf(uses.db.sql, conference, context);
  if (conference === null || part === null) throw noSuchConference();
  const provider = providerOf(uses, conference);
  await callProvider(uses, provider, conference, 'leave', () =>
    provider.meetings.leave(meetingOf(conference), part.id, 'left'),
  );
}
