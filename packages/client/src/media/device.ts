import type { Clock } from '../clock.ts';
import { Machine, Timer } from '../machine.ts';
import type { ListedDevice } from './device-list.ts';
import {
  type DeviceEffect,
  type DeviceEvent,
  type DeviceMachineState,
  deviceOff,
  reduceDevice,
} from './device-state.ts';
import { mediaError, mediaFailure } from './media-errors.ts';
import type { DeviceKind, DeviceState } from './media-view.ts';
import { SentTrack } from './sent-track.ts';
import type { ProcessorUse } from './track-processor.ts';

/** Milliseconds that the system may silence a track before that is told: some do it for a moment at every switch. */
const TAKEN_AFTER = 2000;

export interface DeviceOptions {
  kind: DeviceKind;
  clock: Clock;
  /** Opens the device with this id, or the browser's choice for null. */
  open(deviceId: string | null): Promise<MediaStreamTrack>;
  /** One was opened: names of devices are told only now, and what stands behind the default one. */
  opened(): void;
  /** The state or the track changed. */
  changed(): void;
  /** Another device took the place of one that went away; null when there was none. */
  fellBack(to: string | null): void;
  /** The one that went away is in use again. */
  cameBack(to: string): void;
  processorFailed(error: unknown): void;
}

/** The camera or the microphone with its track. `device-state.ts` decides; tracks and the browser's prompts are here. */
export class Device {
  readonly #options: DeviceOptions;
  readonly #device: Machine<DeviceMachineState, DeviceEvent, DeviceEffect>;
  /** Those that were not stopped, by the wish that opened them. */
  readonly #tracks = new Map<number, { sent: SentTrack; unwatch: () => void }>();
  #processing: ProcessorUse | null = null;
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
      case 'taken':
        return { status: 'failed', error: state.error };
      case 'off':
      case 'starting':
        return { status: state.name };
    }
  }

  /** What can be sent; a muted microphone keeps its track, which then carries silence. */
  get track(): MediaStreamTrack | null {
    return this.#sent?.track ?? null;
  }

  /** What the device gives, never muted. */
  get raw(): MediaStreamTrack | null {
    return this.#sent?.raw ?? null;
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

  /** Has the device give what it gives in this way, at once where the browser can; otherwise it is opened anew. */
  async constrain(constraints: MediaTrackConstraints): Promise<void> {
    if ((await this.#sent?.constrain(constraints)) === false) await this.reopen();
  }

  /** Opens what is open anew. */
  reopen(): Promise<void> {
    this.#device.feed({ type: 'reopen' });
    return this.#settled();
  }

  stop(): void {
    this.#device.feed({ type: 'stop' });
  }

  /** Sends what this makes of the track. Settles when that is sent, or what is wished where it fails. */
  async setProcessor(processing: ProcessorUse | null): Promise<void> {
    this.#processing = processing;
    await this.#sent?.use(processing);
  }

  listed(devices: readonly ListedDevice[], changed: boolean): void {
    this.#device.feed({ type: 'listed', devices, changed });
  }

  permission(state: PermissionState): void {
    this.#device.feed({ type: 'permission', state });
  }

  woke(interrupted: boolean): void {
    this.#device.feed({ type: 'woke', interrupted: interrupted || this.raw?.muted === true });
  }

  get #sent(): SentTrack | undefined {
    const state = this.#device.state;
    return 'opened' in state ? this.#tracks.get(state.opened.wish)?.sent : undefined;
  }

  #carryOut(effect: DeviceEffect): void {
    switch (effect.type) {
      case 'open':
        this.#opening = this.#open(effect.wish, effect.deviceId);
        break;
      case 'stop': {
        const track = this.#tracks.get(effect.wish);
        this.#tracks.delete(effect.wish);
        track?.unwatch();
        track?.sent.close();
        break;
      }
      case 'mute':
      case 'unmute':
        this.#tracks.get(effect.wish)?.sent.setEnabled(effect.type === 'unmute');
        break;
      case 'tell_changed':
        this.#options.changed();
        break;
      case 'tell_fell_back':
        this.#options.fellBack(effect.to);
        break;
      case 'tell_came_back':
        this.#options.cameBack(effect.to);
    }
  }

  async #open(wish: number, deviceId: string | null): Promise<void> {
    const { clock, open, changed } = this.#options;
    let raw: MediaStreamTrack;
    try {
      raw = await open(deviceId);
    } catch (error) {
      this.#device.feed({ type: 'failed', wish, error: mediaError(error, this.#options.kind) });
      return;
    }
    const processorFailed = (error: unknown, off: boolean) => {
      if (off) this.stop();
      this.#options.processorFailed(error);
    };
    const sent = new SentTrack({ raw, clock, changed, processorFailed });
    this.#tracks.set(wish, { sent, unwatch: this.#watch(raw, wish) });
    await sent.use(this.#processing);
    this.#device.feed({ type: 'opened', wish, deviceId: raw.getSettings().deviceId ?? '', label: raw.label });
    this.#options.opened();
    if (raw.readyState === 'ended') this.#device.feed({ type: 'lost', wish });
  }

  #watch(raw: MediaStreamTrack, wish: number): () => void {
    const timer = new Timer(this.#options.clock, () => {
      this.#device.feed({ type: 'taken', wish, error: mediaFailure('MEDIA_IN_USE', this.#options.kind) });
    });
    const heard = {
      ended: () => this.#device.feed({ type: 'lost', wish }),
      mute: () => timer.set(TAKEN_AFTER),
      unmute: () => {
        timer.stop();
        this.#device.feed({ type: 'given_back', wish });
      },
    };
    const events = Object.entries(heard);
    for (const [name, listener] of events) raw.addEventListener(name, listener);
    return () => {
      timer.stop();
      for (const [name, listener] of events) raw.removeEventListener(name, listener);
    };
  }

  /** While one device takes the place of another, there is more than one to wait for. */
  async #settled(): Promise<void> {
    while (this.#device.state.name === 'starting') await this.#opening;
  }
}
