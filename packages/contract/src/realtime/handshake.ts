import * as z from 'zod/mini';
import { CLIENT_MESSAGES } from './client-messages.ts';

/**
 * What a connection opens with: a room token for a new peer, which may say at once that it joins, as by `webrtc_join_room` (J1), and so
 * needs no second way to the server; or a ticket and the last event seen, to go on as the same peer.
 */
export const handshake = z.union([
  z.object({
    protocol: z.int(),
    token: z.string().check(z.minLength(1), z.maxLength(4096)),
    join: z.optional(CLIENT_MESSAGES.webrtc_join_room),
  }),
  z.object({
    protocol: z.int(),
    ticket: z.string().check(z.minLength(16), z.maxLength(256)),
    epoch: z.int().check(z.minimum(0)),
    seq: z.int().check(z.minimum(0)),
  }),
]);
export type Handshake = z.infer<typeof handshake>;
