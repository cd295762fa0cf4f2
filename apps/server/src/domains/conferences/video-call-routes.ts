import type { Conference, conferenceRoutes, videoCallRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { keepingNothing, same } from './another-name.ts';

const asCall = ({ conference }: { conference: Conference }) => ({ call: conference });

/** Conferences under the name of calls: the same work, another name in the answers. */
export function videoCallHandlers(conferences: Handlers<typeof conferenceRoutes>): Handlers<typeof videoCallRoutes> {
  return {
    async createVideoCall(input, context) {
      const keepAnswer: Parameters<typeof conferences.createConference>[1]['keepAnswer'] = (tx, answer) =>
        context.keepAnswer(tx, asCall(answer));
      return asCall(await conferences.createConference(same(input), { ...context, keepAnswer }));
    },
    listVideoCalls: (input, context) => conferences.listConferences(same(input), keepingNothing(context)),
    listUpcomingVideoCalls: (input, context) => conferences.listUpcoming(same(input), keepingNothing(context)),
    async getActiveVideoCall(input, context) {
      const request = { ...same(input), query: { limit: 1 } };
      const { items } = await conferences.listActive(request, keepingNothing(context));
      return { call: items[0] ?? null };
    },
    getVideoCall: async (input, context) =>
      asCall(await conferences.getConference(same(input), keepingNothing(context))),
    updateVideoCall: async (input, context) =>
      asCall(await conferences.updateConference(same(input), keepingNothing(context))),
    deleteVideoCall: (input, context) => conferences.deleteConference(same(input), keepingNothing(context)),
    endVideoCall: async (input, context) =>
      asCall(await conferences.endConference(same(input), keepingNothing(context))),
    joinVideoCall: (input, context) => conferences.joinConference(same(input), keepingNothing(context)),
    leaveVideoCall: (input, context) => conferences.leaveConference(same(input), keepingNothing(context)),
  };
}
