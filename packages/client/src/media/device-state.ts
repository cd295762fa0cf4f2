import type { ParleyError } from '@parley/contract/errors';
import { type Step, stay } from '../machine.ts';
import { defaultIdentity, hasDevice, type ListedDevice } from './device-list.ts';
import type { DeviceKind } from './media-view.ts';

/** A track that was opened, by the number of the wish for it. */
interface Opened {
  wish: number;
  deviceId: string;
  label: string;
  /** Whether a list had this device since: only then its absence means something. */
  listed: boolean;
  /** What stood behind the default device; null until a list told. */
  behindDefault: string | null;
}

interface Common {
  kind: DeviceKind;
  /** Null: the browser's choice. */
  chosen: string | null;
  /** The device that was lost while the choice was the browser's: back to this one when it returns. */
  lost: string | null;
  /**
   * Told to the person: another device took the place of the wished one (`kept` when that one would not start again), or
   * there is none.
   */
  away: 'replaced' | 'kept' | 'gone' | null;
  /** Counts what was asked of the browser: only the newest answer is of use. */
  wishes: number;
}

/**
 * Why a device is being opened: somebody wants it, or in the place of one that is missing, or of one that was lost while it
 * was on; because the wished one is back; or anew after an interruption or a failure.
 */
type Why = 'wanted' | 'missing' | 'lost' | 'back' | 'again';

/** The camera or the microphone. */
export type DeviceMachineState = Common &
  (
    | { name: 'off' }
    /** A microphone that is off, kept to speak again at once. */
    | { name: 'muted'; opened: Opened }
    | { name: 'starting'; deviceId: string | null; why: Why }
    | { name: 'on'; opened: Opened }
    /** The system took it: a phone call, another program, a switch on the device. Its track is there and carries nothing. */
    | { name: 'taken'; opened: Opened; error: ParleyError }
    | { name: 'failed'; error: ParleyError }
  );

/** What happens. Whatever comes of a wish carries its number. */
export type DeviceEvent =
  | { type: 'turn_on' }
  | { type: 'turn_off' }
  | { type: 'choose'; deviceId: string | null }
  | { type: 'stop' }
  /** It has to be opened anew to be as it is wished now. */
  | { type: 'reopen' }
  | { type: 'opened'; wish: number; deviceId: string; label: string }
  | { type: 'failed'; wish: number; error: ParleyError }
  /** The device was unplugged, or its permission taken back. */
  | { type: 'lost'; wish: number }
  /** The system silenced the track and that lasts, or gave it back. */
  | { type: 'taken'; wish: number; error: ParleyError }
  | { type: 'given_back'; wish: number }
  /** The devices of this kind; `changed` when one came or went, not only when they were looked at again. */
  | { type: 'listed'; devices: readonly ListedDevice[]; changed: boolean }
  | { type: 'permission'; state: PermissionState }
  /** The page is seen again; `interrupted` when what is open may be dead without saying so. */
  | { type: 'woke'; interrupted: boolean };

/** A track is named by its wish. */
export type DeviceEffect =
  | { type: 'open'; wish: number; deviceId: string | null }
  /** Ends the track, which may have ended already, and lets go of it. */
  | { type: 'stop'; wish: number }
  | { type: 'mute'; wish: number }
  | { type: 'unmute'; wish: number }
  | { type: 'tell_changed' }
  /** Another device took the place of one that went away; null when there was none. */
  | { type: 'tell_fell_back'; to: string | null }
  /** The device that went away is in use again, or one after there was none. */
  | { type: 'tell_came_back'; to: string };

type State = DeviceMachineState;
type DeviceStep = Step<State, DeviceEffect>;

export const deviceOff = (kind: DeviceKind, chosen: string | null): State => ({
  name: 'off',
  kind,
  chosen,
  lost: null,
  away: null,
  wishes: 0,
});

/** The rules of a device (M1 to M6): the newest wish wins over one under way, and what is not used is stopped. */
export function reduceDevice(state: State, event: DeviceEvent): DeviceStep {
  switch (event.type) {
    case 'turn_on':
      return turnOn(state);
    case 'turn_off':
      return turnOff(state);
    case 'choose': {
      const wanted = state.name === 'on' || state.name === 'starting' || state.name === 'taken';
      const chosen: State = { ...state, chosen: event.deviceId, lost: null, away: null };
      // The old one is let go first: phones open only one camera at a time.
      return wanted ? start(chosen, event.deviceId, 'wanted') : off(chosen);
    }
    case 'stop':
      return off(state);
    case 'reopen':
      if (state.name === 'starting') return start(state, state.deviceId, state.why);
      return state.name === 'on' ? again(state) : 'opened' in state ? off(state) : stay(state);
    case 'opened':
      return opened(state, event);
    case 'failed':
      return failed(state, event);
    case 'lost':
      return 'opened' in state && state.opened.wish === event.wish ? lost(state) : stay(state);
    case 'taken': {
      if (!('opened' in state) || state.opened.wish !== event.wish || state.name === 'taken') return stay(state);
      if (state.name === 'muted') return off(state);
      return enter({ ...common(state), name: 'taken', opened: state.opened, error: event.error });
    }
    case 'given_back':
      if (state.name !== 'taken' || state.opened.wish !== event.wish) return stay(state);
      return enter({ ...common(state), name: 'on', opened: state.opened });
    case 'listed':
      return listed(state, event.devices, event.changed);
    case 'permission':
      if (state.name !== 'failed' || state.error.code !== 'MEDIA_DENIED') return stay(state);
      // Where the person would be asked again, only they can want that.
      return event.state === 'granted' ? again(state) : event.state === 'prompt' ? off(state) : stay(state);
    case 'woke': {
      if (state.name === 'taken' || (state.name === 'on' && event.interrupted)) return again(state);
      if (state.name === 'muted' && event.interrupted) return off(state);
      return state.name === 'failed' && state.error.code === 'MEDIA_IN_USE' ? again(state) : stay(state);
    }
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
  const opened: Opened = { wish, deviceId, label, listed: false, behindDefault: null };
  const { away, why } = state;
  const wished = wishedOf(state);
  const on: State = { ...common(state), name: 'on', opened };
  const instead = why === 'missing' || why === 'lost' || away === 'gone';
  if (wished === deviceId || (wished === null && !instead)) {
    return enterThen({ ...on, lost: null, away: null }, away === null ? [] : [{ type: 'tell_came_back', to: label }]);
  }
  if (away === 'gone' && wished === null) {
    return enterThen({ ...on, away: null }, [{ type: 'tell_came_back', to: label }]);
  }
  const known = (away === 'replaced' || away === 'kept') && why !== 'lost';
  if (!instead || known) return enter(on);
  return enterThen({ ...on, away: 'replaced' }, [{ type: 'tell_fell_back', to: label }]);
}

function failed(state: State, { wish, error }: DeviceEvent & { type: 'failed' }): DeviceStep {
  if (state.name !== 'starting' || wish !== state.wishes) return stay(state);
  const { why, deviceId } = state;
  if (why === 'back') return start({ ...state, away: 'kept' }, null, 'again');
  if (deviceId !== null && error.code === 'MEDIA_NOT_FOUND') return start(state, null, 'missing');
  const end: State = { ...common(state), name: 'failed', error };
  if (why !== 'lost' || error.code !== 'MEDIA_NOT_FOUND') return enter(end);
  return enterThen({ ...end, away: 'gone' }, [{ type: 'tell_fell_back', to: null }]);
}

function lost(state: State & { opened: Opened }): DeviceStep {
  if (state.name === 'muted') return off(state);
  const { deviceId } = state.opened;
  const real = deviceId !== '' && deviceId !== 'default';
  return start(wishedOf(state) === null && real ? { ...state, lost: deviceId } : state, null, 'lost');
}

function listed(state: State, devices: readonly ListedDevice[], changed: boolean): DeviceStep {
  const wished = wishedOf(state);
  const back = wished !== null && hasDevice(devices, wished);
  if (state.name === 'failed') {
    const { code } = state.error;
    if (!changed || devices.length === 0 || (code !== 'MEDIA_IN_USE' && code !== 'MEDIA_NOT_FOUND')) return stay(state);
    return start(state, back ? wished : null, 'again');
  }
  if (!('opened' in state)) return stay(state);
  if (state.name === 'taken' && changed) return again(state);
  const { opened } = state;
  const there = hasDevice(devices, opened.deviceId);
  if (opened.listed && !there) return lost(state);
  const behindDefault = opened.deviceId === 'default' ? defaultIdentity(devices) : null;
  if (opened.behindDefault !== null && behindDefault !== opened.behindDefault) {
    return state.name === 'muted' ? off(state) : again(state);
  }
  if (back && (state.away === 'replaced' || (state.away === 'kept' && changed)) && opened.deviceId !== wished) {
    return state.name === 'muted' ? off(state) : start(state, wished, 'back');
  }
  if (there === opened.listed && behindDefault === opened.behindDefault) return stay(state);
  return { state: { ...state, opened: { ...opened, listed: there, behindDefault } }, effects: [] };
}

const wishedOf = ({ chosen, lost }: State): string | null => chosen ?? lost;

/** Opens what was open once more: the chosen device, unless another stands in for it. */
const again = (state: State): DeviceStep => start(state, state.away === null ? state.chosen : null, 'again');

function start(state: State, deviceId: string | null, why: Why): DeviceStep {
  const wish = state.wishes + 1;
  const starting: State = { ...common(state), wishes: wish, name: 'starting', deviceId, why };
  return enter(starting, ...letGo(state), { type: 'open', wish, deviceId });
}

const off = (state: State): DeviceStep => enter({ ...common(state), name: 'off' }, ...letGo(state));

/** Also what is being opened: its track may be there already, waiting for its processor. */
function letGo(state: State): DeviceEffect[] {
  if ('opened' in state) return [{ type: 'stop', wish: state.opened.wish }];
  return state.name === 'starting' ? [{ type: 'stop', wish: state.wishes }] : [];
}

const common = ({ kind, chosen, lost, away, wishes }: State): Common => ({ kind, chosen, lost, away, wishes });

const enter = (state: State, ...effects: DeviceEffect[]): DeviceStep => ({
  state,
  effects: [...effects, { type: 'tell_changed' }],
});

/** Tells of the state first. */
const enterThen = (state: State, effects: DeviceEffect[]): DeviceStep => ({
  state,
  effects: [{ type: 'tell_changed' }, ...effects],
});
