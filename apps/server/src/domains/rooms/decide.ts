import { type Id, ParleyError } from '@parley/contract';
import { LIMITS, type MediaState, type RoomEvent, type RosterEntry } from '@parley/contract/realtime';
import { toInstant } from '../../platform/clock/clock.ts';
import {
  firstRev,
  lostPeer,
  type Person,
  personByPeer,
  personById,
  type RoomEndReason,
  type RoomState,
  sharing,
} from './room-state.ts';

/** Who comes in, as the database has them at this moment. */
export type Newcomer = Pick<RosterEntry, 'participant_id' | 'kind' | 'name' | 'avatar_url' | 'role'>;

/** What somebody, or the room itself, wants to happen. Times in milliseconds since 1970. */
export type Command =
  | {
      kind: 'join';
      peerId: Id<'peer'>;
      who: Newcomer;
      media: MediaState;
      /** Close the participant's other connection. */
      takeOver: boolean;
      maxParticipants: number;
      opId: string;
    }
  | { kind: 'rejoin'; peerId: Id<'peer'>; who: Newcomer; maxParticipants: number }
  | { kind: 'leave'; peerId: Id<'peer'>; reason: 'left' | 'removed'; lastSeenAt: number }
  /** Nobody heard of the peer for long; without effect when its connection is back. */
  | { kind: 'give_up'; peerId: Id<'peer'>; lastSeenAt: number }
  | { kind: 'say'; peerId: Id<'peer'>; messageId: Id<'message'>; text: string }
  | { kind: 'hand'; peerId: Id<'peer'>; raised: boolean }
  /** Begin or end sharing the peer's screen; `allowed`: whether they may begin. */
  | { kind: 'share'; peerId: Id<'peer'>; on: boolean; allowed: boolean }
  | { kind: 'end'; reason: RoomEndReason };

type Unplaced<E> = E extends RoomEvent ? Omit<E, 'room_id' | 'epoch' | 'seq' | 'at'> : never;

/** An event that has no place in the log yet. */
export type NewEvent = Unplaced<RoomEvent>;

/** What follows from a command: events, none when it is so already. Throws the refusal as `ParleyError`. `epoch` is the owner's. */
export function decide(state: RoomState, command: Command, now: number, epoch: number): NewEvent[] {
  if (state.ended !== null) return decideEnded(command);
  switch (command.kind) {
    case 'join':
      return join(state, command, now, epoch);
    case 'rejoin':
      return rejoin(state, command, now, epoch);
    case 'leave': {
      const person = personByPeer(state, command.peerId);
      return person === undefined ? [] : left(person, command.reason, command.lastSeenAt);
    }
    case 'give_up': {
      const person = personByPeer(state, command.peerId);
      return person?.entry.connection === 'reconnecting' ? left(person, 'lost', command.lastSeenAt) : [];
    }
    case 'say': {
      const { participant_id, name } = present(state, command.peerId);
      const message = { id: command.messageId, participant_id, name, text: command.text, at: toInstant(now) };
      return [{ type: 'chat_message', message }];
    }
    case 'hand': {
      const { participant_id, peer_id, hand_raised_at } = present(state, command.peerId);
      if ((hand_raised_at !== null) === command.raised) return [];
      return [{ type: command.raised ? 'hand_raised' : 'hand_lowered', participant_id, peer_id }];
    }
    case 'share':
      return share(state, command);
    case 'end':
      return [
        ...state.people.flatMap((person) => left(person, 'ended', now)),
        { type: 'room_ended', reason: command.reason },
      ];
  }
}

/** Nothing happens after the end; who only wanted to go is gone. */
function decideEnded(command: Command): NewEvent[] {
  if (command.kind === 'leave' || command.kind === 'give_up' || command.kind === 'end') return [];
  throw new ParleyError('CONFERENCE_ENDED', 'This meeting has ended.');
}

function join(state: RoomState, command: Extract<Command, { kind: 'join' }>, now: number, epoch: number): NewEvent[] {
  const { peerId, who, media } = command;
  const other = personById(state, who.participant_id);
  if (other?.entry.peer_id === peerId) return [];
  // The same command on a new connection: its answer was lost with the old one.
  const repeated = other?.joinOp === command.opId;
  if (other?.entry.connection === 'connected' && !command.takeOver && !repeated) {
    throw new ParleyError('CONFLICT', 'You are already in this meeting in another window or on another device.', {
      details: { reason: 'already_here' },
    });
  }
  if (other === undefined) refuseWhenFull(state, command.maxParticipants);
  const entry: RosterEntry = {
    ...who,
    peer_id: peerId,
    joined_at: toInstant(now),
    connection: 'connected',
    // A share begins by itself, so that the log says when (E1).
    media: { ...media, screen: false },
    hand_raised_at: null,
    rev: firstRev(epoch),
  };
  return [
    ...(other === undefined ? [] : left(other, 'taken_over', now)),
    { type: 'participant_joined', participant: entry, rejoined: false },
  ];
}

function rejoin(
  state: RoomState,
  command: Extract<Command, { kind: 'rejoin' }>,
  now: number,
  epoch: number,
): NewEvent[] {
  if (personByPeer(state, command.peerId) !== undefined) return [];
  const before = lostPeer(state, command.peerId, now);
  if (before === undefined) throw cannotResume();
  refuseWhenFull(state, command.maxParticipants);
  const entry: RosterEntry = {
    ...before.entry,
    ...command.who,
    media: { ...before.entry.media, screen: false },
    joined_at: toInstant(now),
    connection: 'connected',
    rev: Math.max(before.entry.rev + 1, firstRev(epoch)),
  };
  return [{ type: 'participant_joined', participant: entry, rejoined: true }];
}

/** The right is asked for when a share begins, and so is the room for one more (E2). */
function share(state: RoomState, { peerId, on, allowed }: Extract<Command, { kind: 'share' }>): NewEvent[] {
  const { participant_id, peer_id, media } = present(state, peerId);
  if (media.screen === on) return [];
  if (!on) return [{ type: 'share_ended', participant_id, peer_id }];
  if (!allowed) throw new ParleyError('FORBIDDEN', 'Only moderators share their screen in this meeting.');
  const by = sharing(state).map(({ name }) => name);
  if (by.length >= LIMITS.sharesAtOnce) {
    throw new ParleyError(
      'CONFLICT',
      `${by.join(' and ')} share their screens already. Ask one of them to stop, then share yours.`,
      { details: { reason: 'sharing', by } },
    );
  }
  return [{ type: 'share_started', participant_id, peer_id }];
}

/** The peer is gone for good; its participant comes in anew by the door. */
export const cannotResume = () =>
  new ParleyError('UNAUTHENTICATED', 'You were away for too long. Please join the meeting again.');

function refuseWhenFull(state: RoomState, maxParticipants: number): void {
  if (state.people.length < maxParticipants) return;
  throw new ParleyError('CONFERENCE_FULL', `This meeting is full: it has room for ${maxParticipants} people.`, {
    details: { max_participants: maxParticipants },
  });
}

function present(state: RoomState, peerId: Id<'peer'>): RosterEntry {
  const person = personByPeer(state, peerId);
  if (person === undefined) throw new ParleyError('FORBIDDEN', 'You are not in this meeting any more.');
  return person.entry;
}

/** A share ends in the log before its peer leaves (E4). */
function left(
  { entry }: Person,
  reason: Extract<NewEvent, { type: 'participant_left' }>['reason'],
  lastSeenAt: number,
): NewEvent[] {
  const { participant_id, peer_id, media } = entry;
  return [
    ...(media.screen ? [{ type: 'share_ended' as const, participant_id, peer_id }] : []),
    { type: 'participant_left', participant_id, peer_id, reason, last_seen_at: toInstant(lastSeenAt) },
  ];
}
