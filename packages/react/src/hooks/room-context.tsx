import type { Room } from '@parley/client';
import { createContext, type ReactNode, useContext } from 'react';

const RoomContext = createContext<Room | null>(null);

/**
 * Gives a room to every hook and part below it.
 *
 * @example
 * <RoomProvider room={room}>
 *   <Stage />
 *   <Chat />
 * </RoomProvider>
 */
export function RoomProvider({ room, children }: { room: Room; children: ReactNode }) {
  return <RoomContext value={room}>{children}</RoomContext>;
}

/** As `useRoom`, but null outside a `RoomProvider`. */
export const useOptionalRoom = (): Room | null => useContext(RoomContext);

/**
 * The room of the nearest `RoomProvider`; or `room` itself, so that a part takes one or finds one.
 *
 * @example
 * const room = useRoom();
 * return <button onClick={() => void room.leave()}>Leave</button>;
 *
 * @throws Error outside a `RoomProvider`.
 */
export function useRoom(room?: Room): Room {
  const found = useOptionalRoom();
  const chosen = room ?? found;
  if (chosen === null) throw new Error('Put a RoomProvider around this component, or give it a room.');
  return chosen;
}
