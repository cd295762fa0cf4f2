import type { ParleyError } from '@parley/contract/errors';
import type { ConnectionState } from '../room/room-view.ts';
import type { WebRTCChatMessage, WebRTCParticipant } from './shapes.ts';

export type Handler<T> = ((value: T) => void) | null;

/** What a page may want to hear of a room. */
export interface Handlers {
  onParticipantJoined: Handler<WebRTCParticipant>;
  onParticipantUpdated: Handler<WebRTCParticipant>;
  onParticipantLeft: Handler<WebRTCParticipant>;
  onChatMessage: Handler<WebRTCChatMessage>;
  onConnectionChanged: Handler<ConnectionState['status']>;
  onPlaybackBlocked: Handler<void>;
  onError: Handler<ParleyError>;
}

/** What a page does in a handler must not keep the rest from going on. */
export function tell<T>(handler: Handler<T>, value: T): void {
  try {
    handler?.(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
