import * as z from 'zod/mini';
import { errorBody } from '../error-body.ts';
import { iceServer } from '../ice-server.ts';
import { id } from '../ids.ts';
import { PARTICIPANT_ROLES } from '../roles.ts';
import { instant } from '../values.ts';
import { reaction } from './reaction.ts';
import { chatMessage, mediaState, type RoomEvent, roomCapabilities, roomEvent, rosterEntry } from './room-state.ts';
import { incomingSignal } from './signal.ts';

/** What a room shows of its conference. */
const roomConference = z.strictObject({
  id: id('conference'),
  title: z.string(),
  ends_at: instant,
  chat: z.boolean(),
  max_participants: z.int(),
});

const joined = {
  room_id: id('room'),
  epoch: z.int(),
  /** The last event that this message includes. */
  seq: z.int(),
  at: instant,
  self: z.strictObject({
    participant_id: id('participant'),
    peer_id: id('peer'),
    capabilities: roomCapabilities,
    /** The microphone starts off because of the conference's settings. */
    muted_on_entry: z.boolean(),
  }),
  /** Opaque right to go on as this peer after a lost connection. Replaced at each use. */
  ticket: z.string(),
  participants: z.array(rosterEntry),
  engine: z.strictObject({ kind: z.enum(['mesh', 'sfu']), generation: z.int() }),
  ice_servers: z.array(iceServer),
  /** When the credentials in `ice_servers` stop working for new connections; null when they do not. */
  ice_expires_at: z.nullable(instant),
  conference: roomConference,
};

/** The answer to joining or resuming: everything, or what was missed since the client's last event. */
export const webrtcJoined = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('snapshot'),
    ...joined,
    chat: z.array(chatMessage),
    /** False when older messages exist that the snapshot leaves out. */
    chat_complete: z.boolean(),
  }),
  z.strictObject({ mode: z.literal('tail'), ...joined, events: z.array(roomEvent) }),
]);
export type WebrtcJoined = z.infer<typeof webrtcJoined>;

/** Last values of one peer; `rev` says which is newer. */
export const participantUpdate = z.strictObject({
  room_id: id('room'),
  participant_id: id('participant'),
  peer_id: id('peer'),
  name: z.string(),
  role: z.enum(PARTICIPANT_ROLES),
  connection: z.enum(['connected', 'reconnecting']),
  media: mediaState,
  rev: z.int(),
});
export type ParticipantUpdate = z.infer<typeof participantUpdate>;

/** The conference, or what this participant may do in it, is another from here on. */
export const webrtcConference = z.strictObject({
  room_id: id('room'),
  conference: roomConference,
  capabilities: roomCapabilities,
});
export type WebrtcConference = z.infer<typeof webrtcConference>;

export const webrtcReaction = z.strictObject({
  room_id: id('room'),
  participant_id: id('participant'),
  peer_id: id('peer'),
  reaction,
});
export type WebrtcReaction = z.infer<typeof webrtcReaction>;

const [participantJoined, participantLeft, chat, ...others] = roomEvent.def.options;

/** Server → client. Logged events travel under the name that `EVENT_MESSAGES` gives them. */
export const SERVER_MESSAGES = {
  webrtc_joined: webrtcJoined,
  webrtc_participant_joined: participantJoined,
  webrtc_participant_left: participantLeft,
  webrtc_participant_updated: participantUpdate,
  webrtc_conference: webrtcConference,
  webrtc_chat_message: chat,
  /** Any logged event without a message of its own. */
  webrtc_event: z.discriminatedUnion('type', others as unknown as [(typeof roomEvent.def.options)[3]]),
  webrtc_signal: incomingSignal,
  /** Somebody else reacts. Never stored, and not told again after a gap. */
  webrtc_reaction: webrtcReaction,
  /** The connection is of no more use; the code says why. Also why a message was refused, to who asked for no acknowledgement. */
  webrtc_error: errorBody,
  /** This server is about to stop: reconnect after so many milliseconds. */
  webrtc_reconnect: z.strictObject({ after_ms: z.int() }),
} as const;

export type ServerMessageName = keyof typeof SERVER_MESSAGES;
export type ServerMessage<N extends ServerMessageName> = z.infer<(typeof SERVER_MESSAGES)[N]>;

/** Which message carries which logged event. */
export const EVENT_MESSAGES = {
  participant_joined: 'webrtc_participant_joined',
  participant_left: 'webrtc_participant_left',
  chat_message: 'webrtc_chat_message',
  hand_raised: 'webrtc_event',
  hand_lowered: 'webrtc_event',
  share_started: 'webrtc_event',
  share_ended: 'webrtc_event',
  room_ended: 'webrtc_event',
} as const satisfies Record<RoomEvent['type'], ServerMessageName>;
