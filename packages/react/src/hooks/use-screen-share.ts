import type { RemoteParticipant, ScreenShareOptions, ScreenState } from '@parley/client';
import { useCallback } from 'react';
import { useRoom } from './room-context.tsx';
import { useSlice } from './use-slice.ts';

export interface ScreenShare {
  /** The own screen. */
  screen: ScreenState;
  /** Whether this browser and this meeting let the person share. */
  canShare: boolean;
  /** Who else shares, in order of joining. */
  others: readonly RemoteParticipant[];
  /** To be called while the person presses something. @throws ParleyError as `Room.startScreenShare`. */
  start: (options?: ScreenShareOptions) => Promise<void>;
  stop: () => void;
}

/**
 * Sharing the screen.
 *
 * @example
 * const { screen, canShare, start, stop } = useScreenShare();
 * if (!canShare) return null;
 * return screen.status === 'on' ? <button onClick={stop}>Stop</button> : <button onClick={() => void start()}>Share</button>;
 */
export function useScreenShare(): ScreenShare {
  const room = useRoom();
  const { screen, canShareScreen } = useSlice(room.devices.view);
  const self = useSlice(room.self);
  const others = useSlice(room.participants).filter((participant) => participant.screen);
  const start = useCallback((options?: ScreenShareOptions) => room.startScreenShare(options), [room]);
  const stop = useCallback(() => room.stopScreenShare(), [room]);
  return { screen, canShare: canShareScreen && self?.capabilities.canShare !== false, others, start, stop };
}
