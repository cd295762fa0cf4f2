import type { Id } from '@parley/contract';
import type { RoomEvent } from '@parley/contract/realtime';
import type { RoomState } from './room-state.ts';

type Ids = ReadonlySet<Id<'participant'>>;

/** An event without name, picture and words of these participants. */
export function eventWithout(event: RoomEvent, ids: Ids): RoomEvent {
  if (event.type === 'chat_message' && ids.has(event.message.participant_id)) {
    return { ...event, message: { ...event.message, name: '', text: '' } };
  }
  if (event.type === 'participant_joined' && ids.has(event.participant.participant_id)) {
    return { ...event, participant: { ...event.participant, name: '', avatar_url: null } };
  }
  return event;
}

/** A room's state without them; who of them is still there has to leave first. */
export const stateWithout = (state: RoomState, ids: Ids): RoomState => ({
  ...state,
  lost: state.lost.filter(({ entry }) => !ids.has(entry.participant_id)),
  chat: state.chat.map((message) => (ids.has(message.participant_id) ? { ...message, name: '', text: '' } : message)),
});
