import type { Id } from '@parley/contract';
import {
  type ChatMessage,
  LIMITS,
  LIVENESS,
  type MediaState,
  type RoomEvent,
  type RosterEntry,
} from '@parley/contract/realtime';

/** Somebody in the room. `joinOp` names the command that brought them in, so that a repeated one is known. */
export interface Person {
  readonly entry: RosterEntry;
  readonly joinOp: string | null;
}

/** Somebody who left `lost` and may come back as the same peer until `until` (milliseconds since 1970; L3). */
export interface LostPeer {
  readonly entry: RosterEntry;
  readonly until: number;
}

export type RoomEndReason = Extract<RoomEvent, { type: 'room_ended' }>['reason'];

/** What a peer tells of itself, kept in memory and snapshots alone. */
export interface LastValues {
  media?: Omit<MediaState, 'screen'>;
  connection?: RosterEntry['connection'];
  name?: string;
  role?: RosterEntry['role'];
}

/** Everything that a room's log says, and the last values of its people. Never changed in place. */
export interface RoomState {
  readonly roomId: Id<'room'>;
  /** Epoch and number of the last event; 0 before the first. */
  readonly epoch: number;
  readonly seq: number;
  /** In order of joining. */
  readonly people: readonly Person[];
  readonly lost: readonly LostPeer[];
  /** The newest messages, at most `LIMITS.chatInSnapshot`. */
  readonly chat: readonly ChatMessage[];
  /** False when older messages exist. */
  readonly chatComplete: boolean;
  readonly ended: RoomEndReason | null;
}

/** An event as it is stored: with the command that it came from. */
export interface LoggedEvent {
  readonly event: RoomEvent;
  readonly opId: string | null;
}

export const emptyRoom = (roomId: Id<'room'>): RoomState => ({
  roomId,
  epoch: 0,
  seq: 0,
  people: [],
  lost: [],
  chat: [],
  chatComplete: true,
  ended: null,
});

/** The state after an event. Events come in order: the next one's `seq` is one more than the state's. */
export function apply(state: RoomState, { event, opId }: LoggedEvent): RoomState {
  if (event.seq !== state.seq + 1)
    throw new Error(`Event ${event.seq} of ${state.roomId} does not follow ${state.seq}`);
  const place = { epoch: event.epoch, seq: event.seq };
  switch (event.type) {
    case 'participant_joined': {
      const others = <T extends { entry: RosterEntry }>(list: readonly T[]) =>
        list.filter((one) => one.entry.participant_id !== event.participant.participant_id);
      const people = [...others(state.people), { entry: event.participant, joinOp: opId }];
      return { ...state, ...place, people, lost: others(state.lost) };
    }
    case 'participant_left': {
      const leaving = personByPeer(state, event.peer_id);
      const people = state.people.filter((person) => person !== leaving);
      const now = Date.parse(event.at);
      const lost = state.lost.filter((peer) => peer.until > now);
      if (event.reason === 'lost' && leaving !== undefined) {
        lost.push({ entry: { ...leaving.entry, hand_raised_at: null }, until: now + LIVENESS.rejoinWithin });
      }
      return { ...state, ...place, people, lost };
    }
    case 'chat_message': {
      const chat = [...state.chat, event.message];
      if (chat.length <= LIMITS.chatInSnapshot) return { ...state, ...place, chat };
      return { ...state, ...place, chat: chat.slice(-LIMITS.chatInSnapshot), chatComplete: false };
    }
    case 'hand_raised':
      return { ...changed(state, event.peer_id, { hand_raised_at: event.at }), ...place };
    case 'hand_lowered':
      return { ...changed(state, event.peer_id, { hand_raised_at: null }), ...place };
    case 'share_started':
      return { ...withScreen(state, event.peer_id, true), ...place };
    case 'share_ended':
      return { ...withScreen(state, event.peer_id, false), ...place };
    case 'room_ended':
      return { ...state, ...place, people: [], lost: [], ended: event.reason };
  }
}

export const personByPeer = (state: RoomState, peerId: Id<'peer'>): Person | undefined =>
  state.people.find(({ entry }) => entry.peer_id === peerId);

export const personById = (state: RoomState, participantId: Id<'participant'>): Person | undefined =>
  state.people.find(({ entry }) => entry.participant_id === participantId);

/** Who shares their screen, in order of joining. */
export const sharing = (state: RoomState): RosterEntry[] =>
  state.people.map(({ entry }) => entry).filter(({ media }) => media.screen);

/** Somebody who may still come back as this peer. */
export const lostPeer = (state: RoomState, peerId: Id<'peer'>, now: number): LostPeer | undefined =>
  state.lost.find(({ entry, until }) => entry.peer_id === peerId && until > now);

/**
 * The state with new last values of a peer, one revision on (R9); the same state when nothing changes. Whether the screen is
 * shared is the log's to say.
 */
export function withLastValues(state: RoomState, peerId: Id<'peer'>, values: LastValues): RoomState {
  const entry = personByPeer(state, peerId)?.entry;
  if (entry === undefined) return state;
  const media = { ...entry.media, ...values.media, screen: entry.media.screen };
  const next = { ...entry, ...values, media };
  const same = next.connection === entry.connection && next.name === entry.name && next.role === entry.role;
  if (same && sameMedia(next.media, entry.media)) return state;
  return changed(state, peerId, { ...next, rev: entry.rev + 1 });
}

/**
 * Where the revisions of an epoch begin. What a stopped server knew of them is not in the log; counting on from here,
 * the new ones are above all that anybody has seen.
 */
export const firstRev = (epoch: number): number => epoch * 1_000_000;

/** A loaded room, as its new owner of `epoch` begins: everybody's connection is yet to come back. */
export const adopted = (state: RoomState, epoch: number): RoomState => ({
  ...state,
  people: state.people.map(({ entry, joinOp }) => ({
    entry: { ...entry, connection: 'reconnecting', rev: Math.max(entry.rev + 1, firstRev(epoch)) },
    joinOp,
  })),
});

/** Its last value goes with the event, one revision on. */
function withScreen(state: RoomState, peerId: Id<'peer'>, screen: boolean): RoomState {
  const entry = personByPeer(state, peerId)?.entry;
  if (entry === undefined) return state;
  return changed(state, peerId, { media: { ...entry.media, screen }, rev: entry.rev + 1 });
}

function changed(state: RoomState, peerId: Id<'peer'>, values: Partial<RosterEntry>): RoomState {
  return {
    ...state,
    people: state.people.map((person) =>
      person.entry.peer_id === peerId ? { ...person, entry: { ...person.entry, ...values } } : person,
    ),
  };
}

const sameMedia = (a: MediaState, b: MediaState) => a.audio === b.audio && a.video === b.video && a.screen === b.screen;
