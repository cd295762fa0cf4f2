import { useCallback } from 'react';
import { useRoom } from './room-context.tsx';
import { useSlice } from './use-slice.ts';

export interface Playback {
  /** The browser waits for a press before it plays anybody's sound. */
  blocked: boolean;
  /** To be called while the person presses something. */
  start: () => Promise<void>;
}

/**
 * Whether everybody can be heard.
 *
 * @example
 * const { blocked, start } = usePlayback();
 * return blocked ? <button onClick={() => void start()}>Turn the sound on</button> : null;
 */
export function usePlayback(): Playback {
  const room = useRoom();
  const blocked = useSlice(room.playback).status === 'blocked';
  const start = useCallback(() => room.startPlayback(), [room]);
  return { blocked, start };
}
