import type { Id } from '@parley/contract';
import type { ParticipantUpdate, RoomEvent, RosterEntry, WebrtcJoined } from '@parley/contract/realtime';
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
    conference: {
      id: admission.conference.id,
      title: admission.conference.title,
      ends_at: toInstant(admission.conference.endsAt),
      chat: admission.conference.settings.chat,
      max_participants: welcome.maxParticipants,
    },
  };
  if (missed !== null) return { mode: 'tail', ...joined, events: missed };
  return { mode: 'snapshot', ...joined, chat: [...state.chat], chat_complete: state.chatComplete };
}

export const presentUpdate = (state: RoomState, entry: RosterEntry): ParticipantUpdate => ({
  room_id: state.roomId,
  participant_id: entry.participant_id,
  peer_id: entry.peer_id,
  name: entry.name,
  connection: entry.connection,
  media: entry.media,
  rev: entry.rev,
});
