import type { RefCallback } from 'react';
import { useShown as useShownIn } from '../call/use-shown.ts';
import { useRoom } from './room-context.tsx';

/**
 * Tells the room how large an element shows somebody's camera or screen, so that no more than that is sent; nothing once it is
 * gone. Every tile of one's own making should have it.
 *
 * @example
 * const shown = useShown(participant.id, 'video');
 * return <div ref={shown}><video ref={stream} autoPlay playsInline muted /></div>;
 */
export const useShown = (participantId: string, source: 'video' | 'screen'): RefCallback<HTMLDivElement> =>
  useShownIn(useRoom(), participantId, source);
