import type { Id } from '@parley/contract';
import type { ChatMessage } from '@parley/contract/realtime';
import type { LostPeer, Person, RoomEndReason, RoomState } from './room-state.ts';

/** A room's state as it is stored. Chat is left out: the log has it, and a long one would be written again and again. */
export interface RoomSnapshot {
  v: 1;
  epoch: number;
  seq: number;
  people: readonly Person[];
  lost: readonly LostPeer[];
  ended: RoomEndReason | null;
}

export const toSnapshot = ({ epoch, seq, people, lost, ended }: RoomState): RoomSnapshot => ({
  v: 1,
  epoch,
  seq,
  people,
  lost,
  ended,
});

/** The state at the snapshot; `chat` holds the newest messages up to then. */
export function fromSnapshot(
  roomId: Id<'room'>,
  { epoch, seq, people, lost, ended }: RoomSnapshot,
  chat: { messages: readonly ChatMessage[]; complete: boolean },
): RoomState {
  return { roomId, epoch, seq, people, lost, ended, chat: chat.messages, chatComplete: chat.complete };
}
