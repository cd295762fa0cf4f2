import type { MediaState } from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import type { MediaEngine } from '../engines/engine.ts';
import type { LocalMedia } from '../media/local-media.ts';
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
  #stops: (() => void)[] = [];

  constructor(options: OwnMediaOptions) {
    this.#options = options;
    this.#teller = new MediaTeller({ clock: options.clock, tell: options.tell });
  }

  get devices(): LocalMedia {
    return this.#options.local;
  }

  get state(): MediaState {
    const { microphone, camera } = this.#options.local.view.getSnapshot();
    return { audio: microphone.status === 'on', video: camera.status === 'on', screen: false };
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
  }

  /** The room was entered or resumed; `known` is what it has of this peer. */
  open(known: MediaState | null): void {
    this.#teller.open(known);
  }

  /** The connection to the server was lost: what changes is told when it is back. */
  pause(): void {
    this.#teller.close();
  }

  /** Follows the devices no longer. */
  close(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#teller.close();
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

  #changed(): void {
    this.#teller.set(this.state);
    this.#options.changed();
  }
}
