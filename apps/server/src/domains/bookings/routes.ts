import type { Id, mentoringCallRoutes } from '@parley/contract';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { openCall } from './open-call.ts';
import { noSuchCall, roleIn } from './policy.ts';
import { presentCall } from './present.ts';
import { type Booking, findBookingOfConference, findBookingOfSession } from './repository.ts';
import type { Uses } from './uses.ts';

export function mentoringCallHandlers(uses: Uses): Handlers<typeof mentoringCallRoutes> {
  /** The booking of a room, for one of its two people. Throws `NOT_FOUND`, in the same words whatever is missing. */
  const theirs = async (roomId: Id<'room'>, userId: Id<'user'>): Promise<Booking> => {
    const conferenceId = await uses.conferences.idOfRoom(roomId);
    const booking = conferenceId === null ? null : await findBookingOfConference(uses.db.sql, conferenceId);
    if (booking === null || roleIn(booking, userId) === null) throw noSuchCall();
    return booking;
  };
  return {
    async createMentoringCall({ body }, context) {
      const { caller } = context;
      return await presentCall(uses, await openCall(uses, caller, body, context), caller.userId);
    },

    async getMentoringCallOfSession({ params }, { caller }) {
      const booking = await findBookingOfSession(uses.db.sql, caller.workspaceId, params.sessionId);
      if (booking === null) throw noSuchCall();
      return await presentCall(uses, booking, caller.userId);
    },

    getMentoringCall: async ({ params }, { caller }) =>
      await presentCall(uses, await theirs(params.roomId, caller.userId), caller.userId),

    async joinMentoringCall({ params }, context) {
      const { userId } = context.caller;
      const { conferenceId } = await theirs(params.roomId, userId);
      return await uses.conferences.join(conferenceId, userId, context);
    },

    async endMentoringCall({ params }, context) {
      const { userId } = context.caller;
      const booking = await theirs(params.roomId, userId);
      await uses.conferences.end(booking.conferenceId, originOf(context.caller, context));
      return await presentCall(uses, booking, userId);
    },
  };
}
