import { ParleyError } from '@parley/contract/errors';
import type { MediaState } from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import type { MediaEngine } from '../engines/engine.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { ScreenShareOptions } from '../media/media-view.ts';
import { MediaTeller } from './media-teller.ts';

export interface OwnMediaOptions {
  local: LocalMedia;
  clock: Clock;
  tell(state: MediaState): Promise<void>;
  engine(): MediaEngine | undefined;
  /** What is sent changed. */
  changed(): void;
}

/** What this participant sends: the devices, what others are told of them, and the commands over both. One truth (C4). */
export class OwnMedia {
  readonly #options: OwnMediaOptions;
  readonly #teller: MediaTeller;
  /** Whether the server has allowed the screen that is captured now; only then it is sent (M8). */
  #screenAllowed = false;
  #sharing: PromiseWithResolvers<void> | null = null;
  #stops: (() => void)[] = [];

  constructor(options: OwnMediaOptions) {
    this.#options = options;
    this.#teller = new MediaTeller({
      clock: options.clock,
      tell: options.tell,
      told: (state) => this.#told(state),
      screenRefused: (error) => this.#screenRefused(error),
    });
  }

  get devices(): LocalMedia {
    return this.#options.local;
  }

  /** What is sent. */
  get state(): MediaState {
    return { ...this.#wanted, screen: this.#screenAllowed };
  }

  /** Follows the devices from now on. */
  follow(): void {
    const { local, engine } = this.#options;
    this.#stops = [
      local.view.subscribe(() => this.#changed()),
      local.on('track', (source, track) => engine()?.publish(source, track)),
    ];
    this.#changed();
  }

  /** Sends on this engine what is sent now. */
  publish(engine: MediaEngine): void {
    const { local } = this.#options;
    engine.publish('audio', local.audioTrack);
    engine.publish('video', local.videoTrack);
    this.#publishScreen(engine);
  }

  /** The room was entered or resumed; `known` is what it has of this peer. */
  open(known: MediaState | null): void {
    this.#options.local.keepAwake();
    this.#teller.open(known);
  }

  /** The connection to the server was lost: what changes is told when it is back. */
  pause(): void {
    this.#teller.close();
  }

  /** Follows the devices no longer. */
  close(error: ParleyError): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#teller.close();
    this.#screenAllowed = false;
    this.#sharing?.reject(error);
    this.#sharing = null;
  }

  /** Stops every local track. */
  stop(): void {
    this.#options.local.stop();
  }

  mute(): void {
    void this.#options.local.setMicrophone(false);
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#options.local.setMicrophone(on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#options.local.setCamera(on);
  }

  /** Settles when others see it, or when the person chose nothing. @throws ParleyError as the browser or the server refused. */
  async startScreenShare(options?: ScreenShareOptions): Promise<void> {
    const { local } = this.#options;
    if (this.#stops.length === 0) throw new ParleyError('CONFLICT', 'Join the room before you share your screen.');
    await local.startScreen(options);
    const { screen } = local.view.getSnapshot();
    if (screen.status === 'failed') throw screen.error;
    if (screen.status !== 'on' || this.#screenAllowed) return;
    this.#sharing ??= Promise.withResolvers();
    await this.#sharing.promise;
  }

  stopScreenShare(): void {
    this.#options.local.stopScreen();
  }

  /** What the devices give, whatever the server says of it. */
  get #wanted(): MediaState {
    const { microphone, camera, screen } = this.#options.local.view.getSnapshot();
    return { audio: microphone.status === 'on', video: camera.status === 'on', screen: screen.status === 'on' };
  }

  #changed(): void {
    const wanted = this.#wanted;
    if (!wanted.screen) this.#allowScreen(false);
    this.#teller.set(wanted);
    this.#options.changed();
  }

  #told({ screen }: MediaState): void {
    if (!screen || this.#screenAllowed) return;
    this.#allowScreen(true);
    this.#options.changed();
  }

  #screenRefused(error: ParleyError): void {
    this.#sharing?.reject(error);
    this.#sharing = null;
    this.#options.local.refuseScreen(error);
  }

  #allowScreen(allowed: boolean): void {
    this.#sharing?.resolve();
    this.#sharing = null;
    if (allowed === this.#screenAllowed) return;
    this.#screenAllowed = allowed;
    const engine = this.#options.engine();
    if (engine !== undefined) this.#publishScreen(engine);
  }

  #publishScreen(engine: MediaEngine): void {
    const { video, audio } = this.#options.local.screenTracks;
    engine.publish('screen', this.#screenAllowed ? video : null);
    engine.publish('screen_audio', this.#screenAllowed ? audio : null);
  }
}
