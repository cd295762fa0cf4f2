import type { Id } from '@parley/contract';
import type {
  ParticipantUpdate,
  RoomEvent,
  RosterEntry,
  WebrtcConference,
  WebrtcJoined,
} from '@parley/contract/realtime';
import { toInstant } from '../../platform/clock/clock.ts';
import type { Admission } from '../conferences/index.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { IssuedIceServers } from './ice-servers.ts';
import type { RoomState } from './room-state.ts';

export interface Welcome {
  state: RoomState;
  admission: Admission;
  peerId: Id<'peer'>;
  ticket: string;
  mutedOnEntry: boolean;
  ice: IssuedIceServers;
  maxParticipants: number;
  now: number;
}

/** The answer to a join or a resume: what was missed, or everything where that is null. */
export function presentJoined(welcome: Welcome, missed: RoomEvent[] | null): WebrtcJoined {
  const { state, admission, ice } = welcome;
  const joined = {
    room_id: state.roomId,
    epoch: state.epoch,
    seq: state.seq,
    at: toInstant(welcome.now),
    self: {
      participant_id: admission.participant.id,
      peer_id: welcome.peerId,
      capabilities: capabilitiesOf(admission),
      muted_on_entry: welcome.mutedOnEntry,
    },
    ticket: welcome.ticket,
    participants: state.people.map(({ entry }) => entry),
    engine: { kind: 'mesh', generation: 1 } as const,
    ice_servers: ice.iceServers,
    ice_expires_at: ice.expiresAt === null ? null : toInstant(ice.expiresAt),
    conference: presentConference(admission, welcome.maxParticipants),
  };
  if (missed !== null) return { mode: 'tail', ...joined, events: missed };
  return { mode: 'snapshot', ...joined, chat: [...state.chat], chat_complete: state.chatComplete };
}

/** What a room shows of its conference; `limit` is the server's own on people in one room. */
export function presentConference({ conference }: Admission, limit: number): WebrtcConference['conference'] {
  return {
    id: conference.id,
    title: conference.title,
    ends_at: toInstant(conference.endsAt),
    chat: conference.settings.chat,
    max_participants: Math.min(conference.settings.maxParticipants, limit),
  };
}

export const presentUpdate = (state: RoomState, entry: RosterEntry): ParticipantUpdate => ({
  room_id: state.roomId,
  participant_id: entry.participant_id,
  peer_id: entry.peer_id,
  name: entry.name,
  role: entry.role,
  connection: entry.connection,
  media: entry.media,
  rev: entry.rev,
});
