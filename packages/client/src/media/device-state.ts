import type { ParleyError } from '@parley/contract/errors';
import { type Step, stay } from '../machine.ts';
import type { DeviceKind } from './media-view.ts';

/** A track that was opened, by the number of the wish for it. */
interface Opened {
  wish: number;
  deviceId: string;
  label: string;
}

/** The camera or the microphone. */
export type DeviceMachineState = {
  kind: DeviceKind;
  /** Null: the browser's choice. */
  chosen: string | null;
  /** Counts what was asked of the browser: only the newest answer is of use. */
  wishes: number;
} & (
  | { name: 'off' }
  /** A microphone that is off, kept to speak again at once. */
  | { name: 'muted'; opened: Opened }
  /** `why`: somebody wants it, or in the place of a device that is missing, or of one that was lost while it was on. */
  | { name: 'starting'; deviceId: string | null; why: 'wanted' | 'missing' | 'lost' }
  | { name: 'on'; opened: Opened }
  | { name: 'failed'; error: ParleyError }
);

/** What happens. Whatever comes of a wish carries its number. */
export type DeviceEvent =
  | { type: 'turn_on' }
  | { type: 'turn_off' }
  | { type: 'choose'; deviceId: string | null }
  | { type: 'stop' }
  | { type: 'opened'; wish: number; deviceId: string; label: string }
  | { type: 'failed'; wish: number; error: ParleyError }
  /** The device was unplugged, or its permission taken back. */
  | { type: 'lost'; wish: number };

/** A track is named by its wish. */
export type DeviceEffect =
  | { type: 'open'; wish: number; deviceId: string | null }
  /** Ends the track, which may have ended already, and lets go of it. */
  | { type: 'stop'; wish: number }
  | { type: 'mute'; wish: number }
  | { type: 'unmute'; wish: number }
  | { type: 'tell_changed' }
  /** Another device took the place of one that went away; null when there was none. */
  | { type: 'tell_fell_back'; to: string | null };

type State = DeviceMachineState;
type DeviceStep = Step<State, DeviceEffect>;

export const deviceOff = (kind: DeviceKind, chosen: string | null): State => ({
  name: 'off',
  kind,
  chosen,
  wishes: 0,
});

/** The rules of a device: the newest wish wins over one under way, and what is not used is stopped. */
export function reduceDevice(state: State, event: DeviceEvent): DeviceStep {
  switch (event.type) {
    case 'turn_on':
      return turnOn(state);
    case 'turn_off':
      return turnOff(state);
    case 'choose': {
      const wanted = state.name === 'on' || state.name === 'starting';
      const chosen = { ...state, chosen: event.deviceId };
      // The old one is let go first: phones open only one camera at a time.
      return wanted ? start(chosen, event.deviceId, 'wanted') : off(chosen);
    }
    case 'stop':
      return off(state);
    case 'opened':
      return opened(state, event);
    case 'failed':
      return failed(state, event);
    case 'lost':
      return lost(state, event.wish);
  }
}

function turnOn(state: State): DeviceStep {
  if (state.name === 'on' || state.name === 'starting') return stay(state);
  if (state.name !== 'muted') return start(state, state.chosen, 'wanted');
  const { opened } = state;
  return enter({ ...common(state), name: 'on', opened }, { type: 'unmute', wish: opened.wish });
}

/** A microphone is muted and kept, to speak again at once; a camera is stopped, so that its light goes out. */
function turnOff(state: State): DeviceStep {
  if (state.name === 'muted') return stay(state);
  if (state.kind === 'camera' || state.name !== 'on') return off(state);
  const { opened } = state;
  return enter({ ...common(state), name: 'muted', opened }, { type: 'mute', wish: opened.wish });
}

function opened(state: State, { wish, deviceId, label }: DeviceEvent & { type: 'opened' }): DeviceStep {
  // Nobody wants it any more.
  if (state.name !== 'starting' || wish !== state.wishes) return { state, effects: [{ type: 'stop', wish }] };
  const told: DeviceEffect[] = state.why === 'wanted' ? [] : [{ type: 'tell_fell_back', to: label }];
  const { state: next, effects } = enter({ ...common(state), name: 'on', opened: { wish, deviceId, label } });
  return { state: next, effects: [...effects, ...told] };
}

function failed(state: State, { wish, error }: DeviceEvent & { type: 'failed' }): DeviceStep {
  if (state.name !== 'starting' || wish !== state.wishes) return stay(state);
  if (state.deviceId !== null && error.code === 'MEDIA_NOT_FOUND') return start(state, null, 'missing');
  const told: DeviceEffect[] = state.why === 'lost' ? [{ type: 'tell_fell_back', to: null }] : [];
  const { state: next, effects } = enter({ ...common(state), name: 'failed', error });
  return { state: next, effects: [...effects, ...told] };
}

function lost(state: State, wish: number): DeviceStep {
  if (!('opened' in state) || state.opened.wish !== wish) return stay(state);
  return state.name === 'on' ? start(state, null, 'lost') : off(state);
}

function start(state: State, deviceId: string | null, why: 'wanted' | 'missing' | 'lost'): DeviceStep {
  const wish = state.wishes + 1;
  const starting: State = { ...common(state), wishes: wish, name: 'starting', deviceId, why };
  return enter(starting, ...letGo(state), { type: 'open', wish, deviceId });
}

const off = (state: State): DeviceStep => enter({ ...common(state), name: 'off' }, ...letGo(state));

const letGo = (state: State): DeviceEffect[] => ('opened' in state ? [{ type: 'stop', wish: state.opened.wish }] : []);

const common = ({ kind, chosen, wishes }: State) => ({ kind, chosen, wishes });

const enter = (state: State, ...effects: DeviceEffect[]): DeviceStep => ({
  state,
  effects: [...effects, { type: 'tell_changed' }],
});
