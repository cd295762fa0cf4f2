import { ParleyError } from '@parley/contract/errors';
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

/** The camera or the microphone: off, starting, on or failed, with its track. The newest wish wins over one under way. */
export class Device {
  readonly #options: DeviceOptions;
  #state: DeviceState = { status: 'off' };
  #track: MediaStreamTrack | null = null;
  #chosen: string | null = null;
  /** Counts wishes, so that an answer of the browser to an older one is thrown away. */
  #wish = 0;
  #starting: Promise<void> = Promise.resolve();

  constructor(options: DeviceOptions, chosen: string | null) {
    this.#options = options;
    this.#chosen = chosen;
  }

  get state(): DeviceState {
    return this.#state;
  }

  /** What can be sent; a muted microphone keeps its track, which then carries silence. */
  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  turnOn(): Promise<void> {
    if (this.#state.status === 'on') return Promise.resolve();
    if (this.#state.status === 'starting') return this.#starting;
    if (this.#track !== null) {
      this.#track.enabled = true;
      this.#show(onState(this.#track));
      return Promise.resolve();
    }
    this.#starting = this.#start(this.#chosen);
    return this.#starting;
  }

  /** A microphone is muted and kept, to speak again at once; a camera is stopped, so that its light goes out. */
  turnOff(): void {
    this.#wish += 1;
    if (this.#options.kind === 'camera') this.#drop();
    else if (this.#track !== null) this.#track.enabled = false;
    this.#show({ status: 'off' });
  }

  /** Uses this device from now on, at once when one is on. */
  choose(deviceId: string | null): Promise<void> {
    this.#chosen = deviceId;
    const wanted = this.#state.status === 'on' || this.#state.status === 'starting';
    // The old one is let go first: phones open only one camera at a time.
    this.stop();
    return wanted ? this.turnOn() : Promise.resolve();
  }

  stop(): void {
    this.#wish += 1;
    this.#drop();
    this.#show({ status: 'off' });
  }

  async #start(deviceId: string | null): Promise<void> {
    this.#wish += 1;
    const wish = this.#wish;
    this.#show({ status: 'starting' });
    try {
      const { track, instead } = await this.#openOrFallBack(deviceId);
      if (wish !== this.#wish) {
        track.stop();
        return;
      }
      this.#track = track;
      track.addEventListener('ended', () => this.#lost(track));
      this.#show(onState(track));
      if (instead) this.#options.fellBack(track.label);
    } catch (error) {
      if (wish === this.#wish) this.#show({ status: 'failed', error: mediaError(error, this.#options.kind) });
    }
  }

  async #openOrFallBack(deviceId: string | null): Promise<{ track: MediaStreamTrack; instead: boolean }> {
    try {
      return { track: await this.#options.open(deviceId), instead: false };
    } catch (error) {
      const missing = error instanceof ParleyError && error.code === 'MEDIA_NOT_FOUND';
      if (deviceId === null || !missing) throw error;
      return { track: await this.#options.open(null), instead: true };
    }
  }

  /** The device was unplugged, or its permission taken back. */
  #lost(track: MediaStreamTrack): void {
    if (track !== this.#track) return;
    this.#track = null;
    if (this.#state.status !== 'on') {
      this.#options.changed();
      return;
    }
    this.#starting = this.#replaceLost();
  }

  async #replaceLost(): Promise<void> {
    await this.#start(null);
    if (this.#state.status !== 'off') this.#options.fellBack(this.#track?.label ?? null);
  }

  #drop(): void {
    const track = this.#track;
    this.#track = null;
    track?.stop();
  }

  #show(state: DeviceState): void {
    this.#state = state;
    this.#options.changed();
  }
}

const onState = (track: MediaStreamTrack): DeviceState => ({
  status: 'on',
  deviceId: track.getSettings().deviceId ?? '',
  label: track.label,
});
