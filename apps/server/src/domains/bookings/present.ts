import {
  answerAliases,
  ATTENDANCE_ANSWERS,
  type Conference,
  MENTORING_ANSWERS,
  type MentoringRoom,
} from '@parley/contract';
import { instantOrNull } from '../../platform/clock/clock.ts';
import { noSuchCall, roleIn } from './policy.ts';
import type { Booking } from './repository.ts';
import type { Uses } from './uses.ts';

/** As these endpoints say it: what has not begun waits, and what was cancelled is over. */
const STATUS: Record<Conference['state'], MentoringRoom['status']> = {
  scheduled: 'waiting',
  active: 'active',
  ended: 'ended',
  cancelled: 'ended',
};

/** A call as one of its two people sees it. Throws `NOT_FOUND` to everybody else, and when its conference was deleted. */
export async function presentCall(
  { people, conferences }: Pick<Uses, 'people' | 'conferences'>,
  booking: Booking,
  userId: Booking['createdBy'],
): Promise<{ room: MentoringRoom }> {
  const role = roleIn(booking, userId);
  if (role === null) throw noSuchCall();
  const conference = await conferences.see(booking.conferenceId, userId);
  const { roomId, joinCode, url, present, startsAt, endsAt, startedAt, endedAt, createdAt } = conference;
  if (roomId === null) throw new Error('A mentoring call has no room');
  const ids = [booking.mentorUserId, booking.menteeUserId];
  const [persons, times] = await Promise.all([people.persons(ids), conferences.times(booking.conferenceId)]);
  const participants = ids.map((id) => {
    const { joinedAt = null, leftAt = null } = times.get(id) ?? {};
    const person = persons.get(id) ?? { id, name: '', avatarUrl: null };
    const there = {
      joinedAt: instantOrNull(joinedAt),
      leftAt: instantOrNull(leftAt),
      online: joinedAt !== null && leftAt === null,
    };
    return answerAliases({ ...person, role: roleIn(booking, id) ?? role, ...there }, ATTENDANCE_ANSWERS);
  });
  const room = {
    roomId,
    sessionId: booking.sessionId,
    conferenceId: conference.id,
    status: STATUS[conference.state],
    role,
    participants,
    present,
    joinCode,
    url,
    startsAt,
    endsAt,
    startedAt,
    endedAt,
    createdAt,
  };
  return { room: answerAliases(room, MENTORING_ANSWERS) };
}
