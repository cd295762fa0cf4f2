import type { Room } from '@parley/client';
import { useEffect } from 'react';

/** The page's own tiles say that nothing is seen while its tab is hidden; said again this often, in milliseconds. */
const SAY_AGAIN = 1000;

/** Somebody is seen in a window over all others, also while the page itself is not. */
export function useKeptShown(room: Room, participantId: string | null, into: Window): void {
  useEffect(() => {
    if (participantId === null) return undefined;
    const say = () => {
      if (document.visibilityState === 'hidden') {
        room.setShown(participantId, { video: Math.round(into.innerHeight * into.devicePixelRatio) });
      }
    };
    const later = () => queueMicrotask(say);
    const timer = setInterval(say, SAY_AGAIN);
    document.addEventListener('visibilitychange', later);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', later);
      if (document.visibilityState === 'hidden') room.setShown(participantId, { video: 0 });
    };
  }, [room, participantId, into]);
}
