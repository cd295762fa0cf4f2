import * as z from 'zod/mini';
import { errorBody } from '../error-body.ts';
import { text } from '../values.ts';
import { LIMITS } from './protocol.ts';
import { reaction } from './reaction.ts';
import { mediaState } from './room-state.ts';
import { outgoingSignal } from './signal.ts';

/** Names a command, so that one sent twice is done once. */
const op_id = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,40}$/));

/** Client → server. Every message is acknowledged with `{ok: true}` or `{ok: false, error, code, details}`. */
export const CLIENT_MESSAGES = {
  /**
   * Be there. `take_over` closes the participant's other connection, which is asked for first (`CONFLICT`). `room_id` and `user_id` say nothing new: those of
   * another room or person are refused.
   */
  webrtc_join_room: z.strictObject({
    op_id,
    media: mediaState,
    take_over: z.optional(z.boolean()),
    room_id: z.optional(z.string().check(z.maxLength(64))),
    user_id: z.optional(z.string().check(z.maxLength(64))),
  }),
  webrtc_leave_room: z.strictObject({ op_id }),
  webrtc_signal: outgoingSignal,
  /**
   * What the peer sends. `screen` from false to true begins a share and can be refused: `FORBIDDEN` without the right,
   * `CONFLICT {reason: "sharing", by: names}` when `LIMITS.sharesAtOnce` share. Refused, the whole message has no effect.
   */
  webrtc_media_state: mediaState,
  webrtc_chat_message: z.strictObject({ op_id, message: text(LIMITS.chatLength) }),
  webrtc_raise_hand: z.strictObject({ op_id, raised: z.boolean() }),
  /** Shown to the others for a moment and kept nowhere: without an `op_id`, for sent twice it is shown twice. */
  webrtc_reaction: z.strictObject({ reaction }),
  webrtc_moderate: z.strictObject({ op_id, action: z.literal('end_for_all') }),
  /** Is anybody there? Asked when the browser comes back online or the page becomes visible. */
  webrtc_probe: z.strictObject({}),
} as const;

export type ClientMessageName = keyof typeof CLIENT_MESSAGES;
export type ClientMessages = { [N in ClientMessageName]: z.infer<(typeof CLIENT_MESSAGES)[N]> };
export type ClientMessage<N extends ClientMessageName> = ClientMessages[N];

export const acknowledgement = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), ...errorBody.shape }),
]);
export type Acknowledgement = z.infer<typeof acknowledgement>;
