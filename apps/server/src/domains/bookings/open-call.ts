import { type mentoringCallRoutes, ParleyError, type RouteInput } from '@parley/contract';
import { toInstant } from '../../platform/clock/clock.ts';
import { originOf, type UserCaller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids/ids.ts';
import { namedPeople, pairOf } from './people-of-call.ts';
import { roleIn } from './policy.ts';
import { type Booking, findBookingOfSession, insertBooking } from './repository.ts';
import type { Uses } from './uses.ts';

type Wanted = RouteInput<Extract<(typeof mentoringCallRoutes)[number], { id: 'createMentoringCall' }>>['body'];
type Named = Awaited<ReturnType<typeof namedPeople>>;

/** Somebody else made the call of this session meanwhile. */
class SessionTaken extends Error {}

/**
 * The call of a session, made with its conference in one transaction when there is none (B1). Throws `CONFLICT` when the session is of other
 * people, and as `pairOf`.
 */
export async function openCall(
  uses: Uses,
  caller: UserCaller,
  wanted: Wanted,
  request: { address: string; requestId: string },
): Promise<Booking> {
  const named = await namedPeople(uses, caller, wanted);
  const find = async () => {
    const booking = await findBookingOfSession(uses.db.sql, caller.workspaceId, wanted.sessionId);
    if (booking !== null) refuseOthers(booking, caller, named);
    return booking;
  };
  const known = await find();
  if (known !== null) return known;
  try {
    return await makeCall(uses, caller, wanted, named, request);
  } catch (error) {
    if (!(error instanceof SessionTaken)) throw error;
    const made = await find();
    if (made === null) throw new Error('A booking is neither there nor could be made', { cause: error });
    return made;
  }
}

async function makeCall(
  uses: Uses,
  caller: UserCaller,
  { sessionId, title, startsAt, durationMinutes }: Wanted,
  named: Named,
  request: { address: string; requestId: string },
): Promise<Booking> {
  const { mentor, mentee } = await pairOf(uses, caller, named);
  const now = uses.clock.now();
  const origin = originOf(caller, request);
  const booking = {
    id: newId('booking', now),
    workspaceId: caller.workspaceId,
    sessionId,
    mentorUserId: mentor.id,
    menteeUserId: mentee.id,
    createdBy: caller.userId,
    createdAt: now,
    updatedAt: now,
  };
  const pair = {
    host: mentor,
    other: mentee,
    createdBy: caller.userId,
    title: title ?? `${mentor.name} – ${mentee.name}`,
    startsAt: startsAt ?? toInstant(now),
    durationMinutes,
  };
  const { id: conferenceId } = await uses.conferences.create(pair, origin, async (tx, conference) => {
    if (!(await insertBooking(tx, { ...booking, conferenceId: conference.id }))) throw new SessionTaken();
    await uses.facts.record(tx, {
      type: 'booking.created',
      workspaceId: booking.workspaceId,
      subject: booking.id,
      payload: { bookingId: booking.id, conferenceId: conference.id, mentorId: mentor.id, menteeId: mentee.id },
      origin,
    });
  });
  return { ...booking, conferenceId };
}

/** A session has its two people for good: whoever is named has to be one of them, in that part. */
function refuseOthers(booking: Booking, caller: UserCaller, { mentor, mentee }: Named): void {
  const isTheirs = roleIn(booking, caller.userId) !== null;
  const isSame =
    (mentor === null || mentor.id === booking.mentorUserId) && (mentee === null || mentee.id === booking.menteeUserId);
  if (isTheirs && isSame) return;
  throw new ParleyError('CONFLICT', 'This session has a call of other people.', { details: { reason: 'session' } });
}
