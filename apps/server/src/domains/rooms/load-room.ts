import type { Id } from '@parley/contract';
import type { LoadedRoom } from './room-actor.ts';
import type { ClaimedRoom, RoomRepository } from './repository.ts';
import { adopted, apply, emptyRoom, type RoomState } from './room-state.ts';
import { fromSnapshot } from './snapshot.ts';

export interface FoundRoom extends LoadedRoom {
  claimed: ClaimedRoom;
}

/** Claims a room and reads it: snapshot and tail (R8), its people yet to come back. */
export async function loadRoom(
  repository: RoomRepository,
  roomId: Id<'room'>,
  now: number,
): Promise<FoundRoom | 'ended' | 'elsewhere' | 'unknown'> {
  const claimed = await repository.claim(roomId, now);
  if (typeof claimed === 'string') return claimed;
  const { snapshot } = claimed;
  const recent = await repository.recentEvents(roomId, snapshot?.seq ?? 0);
  let state: RoomState =
    snapshot === null
      ? emptyRoom(roomId)
      : fromSnapshot(roomId, snapshot, await repository.chatUpTo(roomId, snapshot.seq));
  const before = state.seq;
  for (const logged of recent) if (logged.event.seq > before) state = apply(state, logged);
  return {
    epoch: claimed.epoch,
    state: adopted(state, claimed.epoch),
    recent,
    sinceSnapshot: state.seq - before,
    claimed,
  };
}
