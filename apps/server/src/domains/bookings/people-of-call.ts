import { ParleyError } from '@parley/contract';
import type { UserCaller } from '../../platform/http/caller.ts';
import { validationFailed } from '../../platform/validation/validate.ts';
import type { User } from '../people/index.ts';
import type { Uses } from './uses.ts';

export interface NamedPeople {
  mentorId?: string | undefined;
  menteeId?: string | undefined;
}

/** The people whom a caller names, found in their workspace. */
export async function namedPeople(
  { people }: Pick<Uses, 'people'>,
  caller: UserCaller,
  { mentorId, menteeId }: NamedPeople,
): Promise<{ mentor: User | null; mentee: User | null }> {
  const find = async (name: 'mentorId' | 'menteeId', meant: string | undefined) => {
    if (meant === undefined) return null;
    const user = await people.findMeant(caller, meant);
    if (user === null) throw validationFailed([{ path: `body.${name}`, message: 'Is nobody of this workspace' }]);
    return user;
  };
  return { mentor: await find('mentorId', mentorId), mentee: await find('menteeId', menteeId) };
}

/** The two of a new call: who is not named is the caller, who has to be one of them (B3). */
export async function pairOf(
  uses: Pick<Uses, 'people'>,
  caller: UserCaller,
  { mentor, mentee }: { mentor: User | null; mentee: User | null },
): Promise<{ mentor: User; mentee: User }> {
  if (mentor === null && mentee === null) {
    throw validationFailed([
      { path: 'body.menteeId', message: 'Say with whom: menteeId, or mentorId for who is the mentee' },
    ]);
  }
  const self = await uses.people.find(caller.userId);
  if (self === null) throw new ParleyError('UNAUTHENTICATED', 'This account no longer exists.');
  const pair = { mentor: mentor ?? self, mentee: mentee ?? self };
  if (pair.mentor.id === pair.mentee.id) {
    throw validationFailed([{ path: 'body.menteeId', message: 'Is the mentor too: a call has two people' }]);
  }
  if (pair.mentor.id !== caller.userId && pair.mentee.id !== caller.userId) {
    throw new ParleyError('FORBIDDEN', 'Only mentor and mentee make the call of their session.');
  }
  return pair;
}
