import { observeShown, type Room } from '@parley/client';
import { type RefCallback, useCallback } from 'react';

/** Tells the room how large the element shows somebody's camera or screen, so that no more than that is sent. */
export const useShown = (room: Room, participantId: string, source: 'video' | 'screen'): RefCallback<HTMLDivElement> =>
  useCallback(
    (element: HTMLDivElement) => observeShown(element, (height) => room.setShown(participantId, { [source]: height })),
    [room, participantId, source],
  );
