import type { Room } from '../room/room.ts';
import { type Handlers, tell } from './handlers.ts';
import { watchPeople } from './people-watch.ts';
import { messageOf, participantOf } from './shapes.ts';
import type { VideoElements } from './video-elements.ts';

/** Tells the handlers, as they are at each moment, of a room, and shows its pictures. The answers stop it. */
export function followRoom(
  room: Room,
  handlers: Handlers,
  { elements, chat }: { elements: VideoElements; chat: boolean },
): (() => void)[] {
  const showOthers = () => elements.showOthers(room.media.getSnapshot());
  let refused = new Set<string>();
  const stops = [
    watchPeople(room.participants, {
      joined: (person) => tell(handlers.onParticipantJoined, participantOf(person)),
      updated: (person) => tell(handlers.onParticipantUpdated, participantOf(person)),
      left: (person) => tell(handlers.onParticipantLeft, participantOf(person)),
    }),
    room.media.subscribe(showOthers),
    room.on('chatMessage', (entry) => {
      if (chat) tell(handlers.onChatMessage, messageOf(entry));
    }),
    room.chat.subscribe(() => {
      const failed = room.chat.getSnapshot().entries.filter((entry) => entry.status === 'failed');
      const fresh = failed.filter(({ key }) => !refused.has(key));
      refused = new Set(failed.map(({ key }) => key));
      for (const { error } of fresh) if (error !== undefined) tell(handlers.onError, error);
    }),
    room.playback.subscribe(() => {
      if (room.playback.getSnapshot().status === 'blocked') tell(handlers.onPlaybackBlocked, undefined);
    }),
    room.connection.subscribe(() => {
      const state = room.connection.getSnapshot();
      tell(handlers.onConnectionChanged, state.status);
      if (state.status === 'failed') tell(handlers.onError, state.error);
    }),
  ];
  showOthers();
  return stops;
}
