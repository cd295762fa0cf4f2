import type { Conference, conferenceRoutes, Room, roomRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { keepingNothing, same } from './another-name.ts';
import { noSuchConference } from './policy.ts';
import { conferenceOfRoom, roomProvider } from './room-conferences.ts';
import type { Uses } from './uses.ts';

/** Conferences that are held on this server, by the ids of their rooms. */
export function roomHandlers(uses: Uses, conferences: Handlers<typeof conferenceRoutes>): Handlers<typeof roomRoutes> {
  const named = async (roomId: Room['id']) => {
    const conference = await conferenceOfRoom(uses, roomId);
    if (conference === null) throw noSuchConference();
    return { id: conference.id };
  };
  return {
    async createRoom(input, context) {
      const keepAnswer: Parameters<typeof conferences.createConference>[1]['keepAnswer'] = (tx, answer) =>
        context.keepAnswer(tx, asRoom(answer));
      const body = { ...input.body, provider: roomProvider(uses.providers).id };
      return asRoom(await conferences.createConference({ ...same(input), body }, { ...context, keepAnswer }));
    },
    async getRoom(input, context) {
      const request = { ...same(input), params: await named(input.params.id) };
      return asRoom(await conferences.getConference(request, keepingNothing(context)));
    },
    async joinRoom(input, context) {
      const request = { ...same(input), params: await named(input.params.id) };
      return await conferences.joinConference(request, keepingNothing(context));
    },
  };
}

function asRoom({ conference }: { conference: Conference }): { room: Room } {
  if (conference.roomId === null) throw new Error('A conference that is held on this server has no room');
  return { room: { id: conference.roomId, conference } };
}
