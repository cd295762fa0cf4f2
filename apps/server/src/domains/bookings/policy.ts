import { type Id, ParleyError, type MentoringRoom } from '@parley/contract';
import type { Booking } from './repository.ts';

/** What somebody is in a booking; null for everybody but its two people, admins too (B2). */
export function roleIn(
  { mentorUserId, menteeUserId }: Pick<Booking, 'mentorUserId' | 'menteeUserId'>,
  userId: Id<'user'>,
): MentoringRoom['role'] | null {
  if (userId === mentorUserId) return 'mentor';
  return userId === menteeUserId ? 'student' : null;
}

/** The one answer for what does not exist and what is other people's. */
export const noSuchCall = () =>
  new ParleyError('NOT_FOUND', 'There is no such mentoring call, or it is of other people.');
