import type { Slice } from '@parley/client';
import { useMemo } from 'react';
import { useRoom } from './room-context.tsx';

/**
 * Loudness of somebody, own included, as a slice from 0 to 1 that changes ten times a second. Draw it with `useDrawn`, which renders
 * nothing again.
 *
 * @example
 * const bar = useDrawn<number, HTMLDivElement>(useLevel(participant.id), grow);
 * return <div ref={bar} />; // const grow = (bar: HTMLDivElement, level: number) => { bar.style.scale = `${level} 1`; };
 */
export function useLevel(participantId: string): Slice<number> {
  const room = useRoom();
  return useMemo(() => room.level(participantId), [room, participantId]);
}
