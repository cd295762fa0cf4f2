import * as z from 'zod/mini';
import { iceServer } from '../ice-server.ts';
import { defineRoute } from '../route.ts';
import { instant } from '../values.ts';

/** What a browser needs for its media connections at this moment. */
export const webrtcConfig = z.strictObject({
  iceServers: z.array(iceServer),
  expiresAt: z
    .nullable(instant)
    .check(z.describe('When the credentials in `iceServers` stop working for new connections; null when they do not.')),
});
export type WebrtcConfig = z.infer<typeof webrtcConfig>;

export const webrtcRoutes = [
  defineRoute({
    id: 'getWebrtcConfig',
    method: 'GET',
    path: '/api/webrtc/config',
    tag: 'rooms',
    summary: 'STUN and TURN servers with fresh credentials, for people who are signed in or in a room',
    permission: 'in_room',
    keys: { scope: 'join:on_behalf' },
    answers: { 200: webrtcConfig },
    rateLimit: { count: 30, seconds: 60, per: 'caller' },
  }),
] as const;
