import type { RoomEvents } from '@parley/client';
import { useEffect, useEffectEvent } from 'react';
import { useRoom } from './room-context.tsx';

/**
 * Calls `listener` at every such moment in the room; always the newest one.
 *
 * @example
 * useRoomEvent('participantJoined', ({ name }) => console.log(`${name} is here`));
 */
export function useRoomEvent<N extends keyof RoomEvents>(name: N, listener: (...args: RoomEvents[N]) => void): void {
  const room = useRoom();
  const hear = useEffectEvent(listener);
  useEffect(() => room.on(name, (...args) => hear(...args)), [room, name]);
}
