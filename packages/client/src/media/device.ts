import { Machine } from '../machine.ts';
import {
  type DeviceEffect,
  type DeviceEvent,
  type DeviceMachineState,
  deviceOff,
  reduceDevice,
} from './device-state.ts';
import { mediaError } from './media-errors.ts';
import type { DeviceKind, DeviceState } from './media-view.ts';

export interface DeviceOptions {
  kind: DeviceKind;
  /** Opens the device with this id, or the browser's choice for null. */
  open(deviceId: string | null): Promise<MediaStreamTrack>;
  /** The state or the track changed. */
  changed(): void;
  /** Another device took the place of one that went away; null when there was none. */
  fellBack(to: string | null): void;
}

/** The camera or the microphone with its track. `device-state.ts` decides; tracks and the browser's prompts are here. */
export class Device {
  readonly #options: DeviceOptions;
  readonly #device: Machine<DeviceMachineState, DeviceEvent, DeviceEffect>;
  /** Those that were not stopped, by the wish that opened them. */
  readonly #tracks = new Map<number, MediaStreamTrack>();
  #opening: Promise<void> = Promise.resolve();

  constructor(options: DeviceOptions, chosen: string | null) {
    this.#options = options;
    this.#device = new Machine(deviceOff(options.kind, chosen), reduceDevice, (effect) => this.#carryOut(effect));
  }

  get state(): DeviceState {
    const state = this.#device.state;
    switch (state.name) {
      case 'muted':
        return { status: 'off' };
      case 'on':
        return { status: 'on', deviceId: state.opened.deviceId, label: state.opened.label };
      case 'failed':
        return { status: 'failed', error: state.error };
      case 'off':
      case 'starting':
        return { status: state.name };
    }
  }

  /** What can be sent; a muted microphone keeps its track, which then carries silence. */
  get track(): MediaStreamTrack | null {
    const state = this.#device.state;
    return 'opened' in state ? (this.#tracks.get(state.opened.wish) ?? null) : null;
  }

  /** Settles when it is on, off or failed. */
  turnOn(): Promise<void> {
    this.#device.feed({ type: 'turn_on' });
    return this.#settled();
  }

  /** A microphone is muted and kept, to speak again at once; a camera is stopped, so that its light goes out. */
  turnOff(): void {
    this.#device.feed({ type: 'turn_off' });
  }

  /** Uses this device from now on, at once when one is on. */
  choose(deviceId: string | null): Promise<void> {
    this.#device.feed({ type: 'choose', deviceId });
    return this.#settled();
  }

  stop(): void {
    this.#device.feed({ type: 'stop' });
  }

  #carryOut(effect: DeviceEffect): void {
    switch (effect.type) {
      case 'open':
        this.#opening = this.#open(effect.wish, effect.deviceId);
        break;
      case 'stop':
        this.#tracks.get(effect.wish)?.stop();
        this.#tracks.delete(effect.wish);
        break;
      case 'mute':
      case 'unmute':
        this.#enable(effect.wish, effect.type === 'unmute');
        break;
      case 'tell_changed':
        this.#options.changed();
        break;
      case 'tell_fell_back':
        this.#options.fellBack(effect.to);
    }
  }

  async #open(wish: number, deviceId: string | null): Promise<void> {
    let track: MediaStreamTrack;
    try {
      track = await this.#options.open(deviceId);
    } catch (error) {
      this.#device.feed({ type: 'failed', wish, error: mediaError(error, this.#options.kind) });
      return;
    }
    this.#tracks.set(wish, track);
    track.addEventListener('ended', () => this.#device.feed({ type: 'lost', wish }));
    this.#device.feed({ type: 'opened', wish, deviceId: track.getSettings().deviceId ?? '', label: track.label });
  }

  #enable(wish: number, enabled: boolean): void {
    const track = this.#tracks.get(wish);
    if (track !== undefined) track.enabled = enabled;
  }

  /** While one device takes the place of another, there is more than one to wait for. */
  async #settled(): Promise<void> {
    while (this.#device.state.name === 'starting') await this.#opening;
  }
}
