import type { Id } from '@parley/contract';
import type { AttendanceTimes } from '@parley/providers';
import { findAccountsIn } from './participant-repository.ts';
import { callProvider, meetingOf } from './provider-calls.ts';
import type { ConferenceRow } from './repository.ts';
import type { Uses } from './uses.ts';

/** When people with an account came into a conference first and went last; nobody where its provider cannot tell, or fails. */
export async function timesOfPeople(uses: Uses, conference: ConferenceRow): Promise<Map<Id<'user'>, AttendanceTimes>> {
  const provider = uses.providers.get(conference.provider);
  const { attendance } = provider ?? {};
  if (provider === undefined || attendance === undefined) return new Map();
  try {
    const ask = () => attendance.times(meetingOf(conference));
    const times = await callProvider(uses, provider, conference, 'attendance', ask);
    const parts = await findAccountsIn(uses.db.sql, [conference.id], []);
    return new Map(
      parts.flatMap(({ id, userId }) => {
        const theirs = times.get(id);
        return userId === null || theirs === undefined ? [] : [[userId, theirs] as const];
      }),
    );
  } catch (error) {
    uses.log.warn({ category: 'provider', provider: provider.id, err: error }, 'When people were there is not known');
    return new Map();
  }
}
