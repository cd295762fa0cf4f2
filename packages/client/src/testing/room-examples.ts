import type { Id } from '@parley/contract';
import type { ChatMessage, ParticipantUpdate, RoomEvent, RosterEntry, WebrtcJoined } from '@parley/contract/realtime';

const ID_BODY = '0'.repeat(24);
const idOf = <P extends string>(prefix: P, a: number, b = 0): `${P}_${string}` => `${prefix}_${ID_BODY}${a}${b}`;

export const roomId = idOf('room', 0);
export const participantId = (who: number): Id<'participant'> => idOf('prt', who);
export const peerId = (who: number, peer = 0): Id<'peer'> => idOf('peer', who, peer);
export const at = (second: number): string => new Date(Date.UTC(2026, 10, 24, 15, 0, second)).toISOString();

/** Somebody in a room; `who` is the participant, `peer` which of its connections. */
export const person = (who: number, peer = 0, more: Partial<RosterEntry> = {}): RosterEntry => ({
  participant_id: participantId(who),
  peer_id: peerId(who, peer),
  kind: 'guest',
  name: `Person ${who}`,
  avatar_url: null,
  role: 'participant',
  joined_at: at(who),
  connection: 'connected',
  media: { audio: false, video: false, screen: false },
  hand_raised_at: null,
  rev: 1,
  ...more,
});

/** Last values of that person. */
export function entry(who: number, peer = 0): ParticipantUpdate {
  const { participant_id, peer_id, name, role, connection, media, rev } = person(who, peer);
  return { room_id: roomId, participant_id, peer_id, name, role, connection, media, rev };
}

export const message = (number: number, who: number, text: string): ChatMessage => ({
  id: idOf('msg', number % 10, Math.floor(number / 10)),
  participant_id: participantId(who),
  name: `Person ${who}`,
  text,
  at: at(number),
});

/** An event of the log at its place. */
export function event(type: RoomEvent['type'], seq: number, who = 0, peer = 0, epoch = 1): RoomEvent {
  const place = { room_id: roomId, epoch, seq, at: at(seq) };
  const whose = { participant_id: participantId(who), peer_id: peerId(who, peer) };
  switch (type) {
    case 'participant_joined':
      return { type, ...place, participant: person(who, peer), rejoined: false };
    case 'participant_left':
      return { type, ...place, ...whose, reason: 'left', last_seen_at: at(seq) };
    case 'chat_message':
      return { type, ...place, message: message(seq, who, `text ${seq}`) };
    case 'room_ended':
      return { type, ...place, reason: 'host' };
    case 'hand_raised':
    case 'hand_lowered':
    case 'share_started':
    case 'share_ended':
      return { type, ...place, ...whose };
    default:
      return type satisfies never;
  }
}

/** The answer to joining or resuming; the first participant is this one. */
export const joined = (participants: RosterEntry[], more: Partial<WebrtcJoined> = {}): WebrtcJoined =>
  ({
    mode: 'snapshot',
    room_id: roomId,
    epoch: 1,
    seq: 1,
    at: at(0),
    self: {
      participant_id: participants[0]?.participant_id ?? participantId(0),
      peer_id: participants[0]?.peer_id ?? peerId(0),
      capabilities: { can_chat: true, can_share: true, can_end: false },
      muted_on_entry: false,
    },
    ticket: 'ticket-0123456789abcdef',
    participants,
    engine: { kind: 'mesh', generation: 1 },
    ice_servers: [],
    ice_expires_at: null,
    conference: { id: idOf('conf', 0), title: 'Weekly', ends_at: at(59), chat: true, max_participants: 10 },
    chat: [],
    chat_complete: true,
    ...more,
  }) as WebrtcJoined;
