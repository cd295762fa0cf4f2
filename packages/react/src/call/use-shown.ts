import { observeShown, type Room } from '@parley/client';
import { type RefCallback, useCallback } from 'react';

/** Tells the room how large the element shows somebody's camera or screen, so that no more than that is sent; nothing once it is gone. */
export const useShown = (room: Room, participantId: string, source: 'video' | 'screen'): RefCallback<HTMLDivElement> =>
  useCallback(
    (element: HTMLDivElement) => {
      const show = (height: number) => room.setShown(participantId, { [source]: height });
      const stop = observeShown(element, show);
      return () => {
        stop();
        show(0);
      };
    },
    [room, participantId, source],
  );
