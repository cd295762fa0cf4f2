import type { conferenceRoutes, joinLinkRoutes, joinRoutes, providerRoutes } from '@parley/contract';
import { originOf } from '../../platform/http/caller.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { behindCode } from './behind-code.ts';
import { cancel, end, remove, start } from './change-state.ts';
import { createConference } from './create-conference.ts';
import { getDoor } from './get-door.ts';
import { joinById } from './join-by-id.ts';
import { joinConference } from './join-conference.ts';
import { createJoinLink, followJoinLink } from './join-links.ts';
import { leaveConference } from './leave-conference.ts';
import { listConferences } from './list-conferences.ts';
import { listProviders } from './list-providers.ts';
import { recognised, recognisedById } from './passes.ts';
import { presentConference } from './present.ts';
import { rateConference } from './rate-conference.ts';
import { seenConference } from './seen-conference.ts';
import { wantedHost } from './wanted-host.ts';
import { updateConference } from './update-conference.ts';
import type { Uses } from './uses.ts';

export function conferenceHandlers(uses: Uses): Handlers<typeof conferenceRoutes> {
  return {
    async createConference({ body }, context) {
      const { caller } = context;
      const { hostId, ...wanted } = body;
      const host = await wantedHost(uses, caller, hostId);
      return await createConference(uses, host, wanted, originOf(caller, context), caller.userId, (tx, answer) =>
        context.keepAnswer(tx, answer),
      );
    },

    listConferences: ({ query }, { caller }) => listConferences(uses, caller, 'all', query),
    listUpcoming: ({ query }, { caller }) => listConferences(uses, caller, 'upcoming', query),
    listActive: ({ query }, { caller }) => listConferences(uses, caller, 'active', query),

    async getConference({ params }, { caller }) {
      const { conference, standing } = await seenConference(uses, caller, params.id, 'see');
      return await presentConference(uses, conference, standing);
    },

    async updateConference({ params, body }, context) {
      const { standing } = await seenConference(uses, context.caller, params.id, 'update');
      const { version = context.ifMatch, ...wanted } = body;
      const origin = originOf(context.caller, context);
      const updated = await updateConference(uses, params.id, wanted, version, origin);
      return await presentConference(uses, updated, standing);
    },

    async cancelConference({ params }, context) {
      const { standing } = await seenConference(uses, context.caller, params.id, 'cancel');
      const cancelled = await cancel(uses, params.id, originOf(context.caller, context));
      return await presentConference(uses, cancelled, standing);
    },

    async deleteConference({ params }, context) {
      await seenConference(uses, context.caller, params.id, 'delete');
      await remove(uses, params.id, originOf(context.caller, context));
      return null;
    },

    async startConference({ params }, context) {
      const { standing } = await seenConference(uses, context.caller, params.id, 'start');
      const started = await start(uses, params.id, originOf(context.caller, context));
      return await presentConference(uses, started, standing);
    },

    async endConference({ params }, context) {
      const { standing } = await seenConference(uses, context.caller, params.id, 'end');
      const ended = await end(uses, params.id, 'host', originOf(context.caller, context));
      return await presentConference(uses, ended, standing);
    },

    async joinConference({ params }, context) {
      return await joinById(uses, params.id, await recognisedById(uses, params.id, context));
    },

    async rateConference({ params, body }, context) {
      await rateConference(uses, params.id, body.rating, await recognisedById(uses, params.id, context));
      return null;
    },

    async leaveConference({ params }, context) {
      await leaveConference(uses, params.id, await recognisedById(uses, params.id, context));
      return null;
    },
  };
}

export function joinHandlers(uses: Uses): Handlers<typeof joinRoutes> {
  return {
    async getDoor({ params }, context) {
      return { door: await getDoor(uses, params.code, await recognised(uses, params.code, context)) };
    },

    async joinByCode({ params, body }, given) {
      const context = await recognised(uses, params.code, given);
      return await joinConference(uses, await behindCode(uses, params.code, context), context, body.name);
    },
  };
}

export function joinLinkHandlers(uses: Uses): Handlers<typeof joinLinkRoutes> {
  return {
    createJoinLink: ({ params }, context) => createJoinLink(uses, params.id, context.caller, context),
    followJoinLink: ({ params }, context) => followJoinLink(uses, params, context),
  };
}

export function providerHandlers({ providers }: Uses): Handlers<typeof providerRoutes> {
  return { listProviders: async () => ({ items: listProviders(providers), nextCursor: null }) };
}
