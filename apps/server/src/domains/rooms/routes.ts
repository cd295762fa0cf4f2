import type { webrtcRoutes } from '@parley/contract';
import { type Clock, toInstant } from '../../platform/clock/clock.ts';
import type { Handlers } from '../../platform/http/handler.ts';
import { type IceOptions, issueIceServers } from './ice-servers.ts';

/** Handlers of the routes about media connections. */
export const webrtcHandlers = ({ ice, clock }: { ice: IceOptions; clock: Clock }): Handlers<typeof webrtcRoutes> => ({
  getWebrtcConfig(_input, { caller }) {
    const holder = caller.kind === 'user' ? caller.userId : caller.peerId;
    const { iceServers, expiresAt } = issueIceServers(ice, holder, clock.now());
    return Promise.resolve({ iceServers, expiresAt: expiresAt === null ? null : toInstant(expiresAt) });
  },
});
