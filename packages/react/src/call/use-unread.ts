import type { Room } from '@parley/client';
import { useEffect, useState } from 'react';

/** How many messages of others came while the chat was closed. */
export function useUnread(room: Room, chatOpen: boolean): number {
  const [unread, setUnread] = useState(0);
  useEffect(() => {
    if (chatOpen) {
      setUnread(0);
      return undefined;
    }
    return room.on('chatMessage', ({ own }) => {
      if (!own) setUnread((count) => count + 1);
    });
  }, [room, chatOpen]);
  return unread;
}
