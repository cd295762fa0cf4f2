import * as z from 'zod/mini';
import { id } from '../ids.ts';
import { PARTICIPANT_ROLES } from '../roles.ts';
import { instant } from '../values.ts';

/**
 * What a peer sends at the moment: a last value with a revision, not an event. `screen` changes with `share_started`
 * and `share_ended`, which are in the log (rules E).
 */
export const mediaState = z.strictObject({ audio: z.boolean(), video: z.boolean(), screen: z.boolean() });
export type MediaState = z.infer<typeof mediaState>;

/** One person in the room, with their one active peer. */
export const rosterEntry = z.strictObject({
  participant_id: id('participant'),
  peer_id: id('peer'),
  kind: z.enum(['user', 'guest']),
  name: z.string(),
  avatar_url: z.nullable(z.string()),
  role: z.enum(PARTICIPANT_ROLES),
  joined_at: instant,
  /** `reconnecting` while the peer's connection to the server is lost. */
  connection: z.enum(['connected', 'reconnecting']),
  media: mediaState,
  /** When the hand went up; hands are called in this order. */
  hand_raised_at: z.nullable(instant),
  /** Counts the changes of the last values (`name`, `role`, `connection`, `media`); an older one never overwrites a newer one. */
  rev: z.int(),
});
export type RosterEntry = z.infer<typeof rosterEntry>;

export const chatMessage = z.strictObject({
  id: id('message'),
  participant_id: id('participant'),
  name: z.string(),
  text: z.string(),
  at: instant,
});
export type ChatMessage = z.infer<typeof chatMessage>;

/** What this participant may do here, computed by the server; pages ask this and never a role. */
export const roomCapabilities = z.strictObject({ can_chat: z.boolean(), can_share: z.boolean(), can_end: z.boolean() });
export type RoomCapabilities = z.infer<typeof roomCapabilities>;

/** Place of an event in a room's one ordered log. */
const place = { room_id: id('room'), epoch: z.int(), seq: z.int(), at: instant };

export const LEAVE_REASONS = ['left', 'lost', 'taken_over', 'removed', 'ended'] as const;

/** What happened in a room: logged, ordered, shown only after it is stored. */
export const roomEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('participant_joined'), ...place, participant: rosterEntry, rejoined: z.boolean() }),
  z.strictObject({
    type: z.literal('participant_left'),
    ...place,
    participant_id: id('participant'),
    peer_id: id('peer'),
    reason: z.enum(LEAVE_REASONS),
    last_seen_at: instant,
  }),
  z.strictObject({ type: z.literal('chat_message'), ...place, message: chatMessage }),
  z.strictObject({ type: z.literal('hand_raised'), ...place, participant_id: id('participant'), peer_id: id('peer') }),
  z.strictObject({ type: z.literal('hand_lowered'), ...place, participant_id: id('participant'), peer_id: id('peer') }),
  /** A screen is shared from here on, until `share_ended`; that comes before the peer's `participant_left` too. */
  z.strictObject({
    type: z.literal('share_started'),
    ...place,
    participant_id: id('participant'),
    peer_id: id('peer'),
  }),
  z.strictObject({ type: z.literal('share_ended'), ...place, participant_id: id('participant'), peer_id: id('peer') }),
  z.strictObject({ type: z.literal('room_ended'), ...place, reason: z.enum(['host', 'over', 'deleted']) }),
]);
export type RoomEvent = z.infer<typeof roomEvent>;
