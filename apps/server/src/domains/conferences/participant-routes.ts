import type { participantRoutes } from '@parley/contract';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { addParticipant, changeRole, removeParticipant } from './manage-participants.ts';
import { listParticipants, presentParticipants } from './present-participants.ts';
import { seenConference } from './seen-conference.ts';
import type { Uses } from './uses.ts';

export function participantHandlers(uses: Uses): Handlers<typeof participantRoutes> {
  return {
    async addParticipant({ params, body }, context) {
      await seenConference(uses, context.caller, params.id, 'people');
      const origin = originOf(context.caller, context);
      return await addParticipant(uses, params.id, body, origin, (tx, answer) => context.keepAnswer(tx, answer));
    },

    async listParticipants({ params, query }, { caller }) {
      await seenConference(uses, caller, params.id, 'see');
      return await listParticipants(uses, params.id, query);
    },

    async updateParticipant({ params, body }, context) {
      await seenConference(uses, context.caller, params.id, 'people');
      const origin = originOf(context.caller, context);
      const changed = await changeRole(uses, params.id, params.participantId, body.role, origin);
      const [participant] = await presentParticipants(uses, [changed]);
      if (participant === undefined) throw new Error('A participant was not presented');
      return { participant };
    },

    async removeParticipant({ params }, context) {
      await seenConference(uses, context.caller, params.id, 'people');
      await removeParticipant(uses, params.id, params.participantId, originOf(context.caller, context));
      return null;
    },
  };
}
