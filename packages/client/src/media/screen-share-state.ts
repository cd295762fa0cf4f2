import type { ParleyError } from '@parley/contract/errors';
import { type Step, stay } from '../machine.ts';
import type { ScreenShareOptions } from './media-view.ts';

export type ShareOptions = Required<ScreenShareOptions>;

/** The shared screen. */
export type ShareState = {
  /** Counts what was asked of the browser: only the newest answer is of use. */
  wishes: number;
} & (
  | { name: 'off' }
  | { name: 'starting'; options: ShareOptions }
  /** `cameraPaused`: the camera was on, and comes back afterwards. */
  | { name: 'on'; options: ShareOptions; audio: boolean; cameraPaused: boolean }
  | { name: 'failed'; error: ParleyError }
);

/** Why a share is over: the person stopped it here, or with the browser's own bar; the server refused it; the call was left. */
export type ShareEnd = 'stopped' | 'browser' | 'refused' | 'left';

export type ShareEvent =
  | { type: 'start'; options: ShareOptions }
  | { type: 'captured'; wish: number; audio: boolean; cameraOn: boolean }
  /** Null: the person chose nothing. */
  | { type: 'not_captured'; wish: number; error: ParleyError | null }
  /** The browser ended the track. */
  | { type: 'ended'; wish: number }
  | { type: 'refused'; error: ParleyError }
  | { type: 'stop' }
  /** The call is left: the camera does not come back. */
  | { type: 'leave' }
  /** The person turned the camera on or off: it is theirs again. */
  | { type: 'camera_touched' };

export type ShareEffect =
  | { type: 'capture'; wish: number; options: ShareOptions }
  | { type: 'stop'; wish: number }
  | { type: 'turn_camera'; on: boolean }
  | { type: 'tell_changed' }
  | { type: 'tell_ended'; why: ShareEnd };

type ShareStep = Step<ShareState, ShareEffect>;

export const notSharing: ShareState = { name: 'off', wishes: 0 };

/** The rules of a shared screen (M7 to M9). */
export function reduceShare(state: ShareState, event: ShareEvent): ShareStep {
  const { wishes } = state;
  switch (event.type) {
    case 'start': {
      if (state.name === 'starting' || state.name === 'on') return stay(state);
      const wish = wishes + 1;
      const starting: ShareState = { name: 'starting', wishes: wish, options: event.options };
      return enter(starting, { type: 'capture', wish, options: event.options });
    }
    case 'captured': {
      if (state.name !== 'starting' || event.wish !== wishes)
        return { state, effects: [{ type: 'stop', wish: event.wish }] };
      const { options } = state;
      const cameraPaused = options.camera === 'pause' && event.cameraOn;
      const on: ShareState = { name: 'on', wishes, options, audio: event.audio, cameraPaused };
      return enter(on, ...(cameraPaused ? [{ type: 'turn_camera', on: false } as const] : []));
    }
    case 'not_captured': {
      if (state.name !== 'starting' || event.wish !== wishes) return stay(state);
      return enter(event.error === null ? { name: 'off', wishes } : { name: 'failed', wishes, error: event.error });
    }
    case 'ended':
      return state.name === 'on' && event.wish === wishes ? end(state, 'browser') : stay(state);
    case 'refused':
      if (state.name !== 'on') return stay(state);
      return end(state, 'refused', { name: 'failed', wishes, error: event.error });
    case 'stop':
    case 'leave':
      if (state.name === 'on') return end(state, event.type === 'stop' ? 'stopped' : 'left');
      return state.name === 'off' ? stay(state) : enter({ name: 'off', wishes });
    case 'camera_touched':
      return state.name === 'on' ? stay({ ...state, cameraPaused: false }) : stay(state);
  }
}

function end(
  state: ShareState & { name: 'on' },
  why: ShareEnd,
  next: ShareState = { name: 'off', wishes: state.wishes },
): ShareStep {
  const { state: entered, effects } = enter(next, { type: 'stop', wish: state.wishes });
  const back: ShareEffect[] = state.cameraPaused && why !== 'left' ? [{ type: 'turn_camera', on: true }] : [];
  return { state: entered, effects: [...effects, ...back, { type: 'tell_ended', why }] };
}

const enter = (state: ShareState, ...effects: ShareEffect[]): ShareStep => ({
  state,
  effects: [...effects, { type: 'tell_changed' }],
});
