import type { Clock } from '../clock.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import type { LocalMediaView } from './media-view.ts';

export type DeviceKind = 'microphone' | 'camera';

/** Moments of the local devices; the state is in `view`. */
export interface LocalMediaEvents {
  /** What is to be sent changed: a new track, or null for none. */
  track: [kind: 'audio' | 'video', track: MediaStreamTrack | null];
  /** A device went away and another took its place (null: none is left). */
  fellBack: [device: DeviceKind | 'speaker', to: string | null];
}

export interface LocalMediaOptions {
  clock?: Clock;
  /** Greatest picture to capture, such as `360p15`; default `720p30`. */
  maxVideo?: string;
  /** Where chosen devices are remembered; without it they are not. */
  storage?: Pick<Storage, 'getItem' | 'setItem'>;
  mediaDevices?: MediaDevices;
}

/** The local camera, microphone and speaker: captured here, shown in the lobby and sent in a room. */
export class LocalMedia {
  readonly view: Slice<LocalMediaView> = new WritableSlice<LocalMediaView>({
    microphone: { status: 'off' },
    camera: { status: 'off' },
    cameraStream: null,
    devices: { microphones: [], cameras: [], speakers: [] },
    speakerId: null,
  });
  /** Loudness of the microphone, 0 to 1, about ten times a second while somebody listens. 0 while muted. */
  readonly level: Slice<number> = new WritableSlice(0);

  constructor(_options: LocalMediaOptions = {}) {}

  get audioTrack(): MediaStreamTrack | null {
    return null;
  }
  get videoTrack(): MediaStreamTrack | null {
    return null;
  }

  on<N extends keyof LocalMediaEvents>(_name: N, _listener: (...args: LocalMediaEvents[N]) => void): () => void {
    return () => {};
  }

  /** Settles when the device is on, off or failed, which `view` tells; never rejects. */
  async setCamera(_on: boolean): Promise<void> {}
  async setMicrophone(_on: boolean): Promise<void> {}
  /** Uses this device from now on, at once when one of its kind is on. Null: the browser decides. */
  async selectCamera(_deviceId: string | null): Promise<void> {}
  async selectMicrophone(_deviceId: string | null): Promise<void> {}
  selectSpeaker(_deviceId: string | null): void {}
  /** Stops every track; the lights go out. Devices can be turned on again. */
  stop(): void {}
}
