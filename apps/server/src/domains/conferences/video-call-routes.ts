import type { Conference, conferenceRoutes, videoCallRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';

const asCall = ({ conference }: { conference: Conference }) => ({ call: conference });

/** What is asked, as the route of the other name takes it. */
const same = <P, Q, B>({ params, query, body }: { params: P; query: Q; body: B }) => ({ params, query, body });

/** Conferences under the name of calls: the same work, another name in the answers. */
export function videoCallHandlers(conferences: Handlers<typeof conferenceRoutes>): Handlers<typeof videoCallRoutes> {
  return {
    async createVideoCall(input, context) {
      const keepAnswer: Parameters<typeof conferences.createConference>[1]['keepAnswer'] = (tx, answer) =>
        context.keepAnswer(tx, asCall(answer));
      return asCall(await conferences.createConference(same(input), { ...context, keepAnswer }));
    },
    listVideoCalls: (input, context) => conferences.listConferences(same(input), { ...context, ...KEEPS_NOTHING }),
    listUpcomingVideoCalls: (input, context) => conferences.listUpcoming(same(input), { ...context, ...KEEPS_NOTHING }),
    async getActiveVideoCall(input, context) {
      const request = { ...same(input), query: { limit: 1 } };
      const { items } = await conferences.listActive(request, { ...context, ...KEEPS_NOTHING });
      return { call: items[0] ?? null };
    },
    getVideoCall: async (input, context) =>
      asCall(await conferences.getConference(same(input), { ...context, ...KEEPS_NOTHING })),
    updateVideoCall: async (input, context) =>
      asCall(await conferences.updateConference(same(input), { ...context, ...KEEPS_NOTHING })),
    deleteVideoCall: (input, context) => conferences.deleteConference(same(input), { ...context, ...KEEPS_NOTHING }),
    endVideoCall: async (input, context) =>
      asCall(await conferences.endConference(same(input), { ...context, ...KEEPS_NOTHING })),
    joinVideoCall: (input, context) => conferences.joinConference(same(input), { ...context, ...KEEPS_NOTHING }),
    leaveVideoCall: (input, context) => conferences.leaveConference(same(input), { ...context, ...KEEPS_NOTHING }),
  };
}

/** These take no `Idempotency-Key`, so there is nothing to keep. */
const KEEPS_NOTHING = { keepAnswer: () => Promise.resolve() };
