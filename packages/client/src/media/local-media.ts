import { browserClock, type Clock } from '../clock.ts';
import { Emitter } from '../events.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import { type AskPermission, Capture } from './capture.ts';
import { cameraConstraints, microphoneConstraints, parseVideoProfile } from './constraints.ts';
import { Device } from './device.ts';
import { deviceList, noDevices } from './device-list.ts';
import { LevelMeter } from './level-meter.ts';
import type { DeviceKind, LocalMediaView } from './media-view.ts';
import { type ChoiceStorage, RememberedChoices } from './remembered-choices.ts';

/** Moments of the local devices; the state is in `view`. */
export interface LocalMediaEvents {
  /** What is to be sent changed: a new track, or null for none. */
  track: [kind: 'audio' | 'video', track: MediaStreamTrack | null];
  /** A device went away and the named one took its place; null when none was left. */
  fellBack: [device: DeviceKind | 'speaker', to: string | null];
}

export type UsedMediaDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export interface LocalMediaOptions {
  clock?: Clock;
  /** The part of `navigator` that is used. */
  navigator?: {
    mediaDevices?: UsedMediaDevices;
    permissions?: Pick<Permissions, 'query'>;
  };
  /** Greatest picture to capture, such as `360p15`. Default `720p30`. */
  maxVideo?: string;
  /** Where the chosen devices are remembered; without it they are forgotten with the page. */
  storage?: ChoiceStorage;
  /** Whether the device has cameras in front and back. Default: when it is used by touch. */
  phone?: boolean;
  /** Makes the stream that shows the own picture; for tests. */
  createStream?: (track: MediaStreamTrack) => MediaStream;
}

/** The local camera, microphone and speaker: captured here, shown in the lobby and sent in a room. */
export class LocalMedia {
  readonly #options: LocalMediaOptions;
  readonly #mediaDevices: UsedMediaDevices | undefined;
  readonly #events = new Emitter<LocalMediaEvents>();
  readonly #view: WritableSlice<LocalMediaView>;
  readonly #choices: RememberedChoices;
  readonly #microphone: Device;
  readonly #camera: Device;
  readonly #meter: LevelMeter;
  #sent: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = { audio: null, video: null };
  #watching = false;

  constructor(options: LocalMediaOptions = {}) {
    this.#options = options;
    const browser = options.navigator ?? globalThis.navigator;
    this.#mediaDevices = browser.mediaDevices;
    this.#choices = new RememberedChoices(options.storage);
    this.#meter = new LevelMeter(options.clock ?? browserClock);
    this.#view = new WritableSlice<LocalMediaView>({
      microphone: { status: 'off' },
      camera: { status: 'off' },
      cameraStream: null,
      devices: noDevices,
      speakerId: this.#choices.get('speaker'),
    });
    const capture = new Capture(this.#mediaDevices, askPermission(browser.permissions));
    const profile = parseVideoProfile(options.maxVideo ?? '720p30');
    const phone = options.phone ?? globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
    this.#microphone = this.#device('microphone', (id) => capture.open('microphone', microphoneConstraints(id)));
    this.#camera = this.#device('camera', (id) => capture.open('camera', cameraConstraints(id, profile, phone)));
    this.#watch();
  }

  get view(): Slice<LocalMediaView> {
    return this.#view;
  }

  /** Loudness of the microphone, 0 to 1, ten times a second while somebody listens; 0 while muted. */
  get level(): Slice<number> {
    return this.#meter;
  }

  /** What is sent as sound; a muted microphone keeps its track, which carries silence. */
  get audioTrack(): MediaStreamTrack | null {
    return this.#microphone.track;
  }

  get videoTrack(): MediaStreamTrack | null {
    return this.#camera.track;
  }

  on<N extends keyof LocalMediaEvents>(name: N, listener: (...args: LocalMediaEvents[N]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Settles when the camera is on, off or failed, which `view` tells; never rejects. */
  setCamera(on: boolean): Promise<void> {
    return this.#turn(this.#camera, on);
  }

  /** As `setCamera`. Asked for in the same turn, both are one question to the person. */
  setMicrophone(on: boolean): Promise<void> {
    return this.#turn(this.#microphone, on);
  }

  /** Uses this camera from now on, at once when one is on. Null: the browser's choice. */
  selectCamera(deviceId: string | null): Promise<void> {
    this.#choices.set('camera', deviceId);
    return this.#camera.choose(deviceId);
  }

  selectMicrophone(deviceId: string | null): Promise<void> {
    this.#choices.set('microphone', deviceId);
    return this.#microphone.choose(deviceId);
  }

  /** The page plays what arrives on `view.speakerId` (`setSinkId`). */
  selectSpeaker(deviceId: string | null): void {
    this.#choices.set('speaker', deviceId);
    this.#view.update((view) => ({ ...view, speakerId: deviceId }));
  }

  /** Stops every track, also one that is only being opened; the lights go out. Devices can be turned on again. */
  stop(): void {
    this.#microphone.stop();
    this.#camera.stop();
    this.#mediaDevices?.removeEventListener('devicechange', this.#refresh);
    this.#watching = false;
  }

  #turn(device: Device, on: boolean): Promise<void> {
    if (on) {
      this.#watch();
      return device.turnOn();
    }
    device.turnOff();
    return Promise.resolve();
  }

  #device(kind: DeviceKind, open: (deviceId: string | null) => Promise<MediaStreamTrack>): Device {
    return new Device(
      {
        kind,
        open: async (deviceId) => {
          const track = await open(deviceId);
          // Names of devices are told only once one was opened.
          this.#refresh();
          return track;
        },
        changed: () => this.#show(),
        fellBack: (to) => this.#events.emit('fellBack', kind, to),
      },
      this.#choices.get(kind),
    );
  }

  #show(): void {
    const audio = this.audioTrack;
    const video = this.videoTrack;
    const before = this.#sent;
    this.#sent = { audio, video };
    this.#meter.setTrack(audio);
    this.#view.update((view) => ({
      ...view,
      microphone: this.#microphone.state,
      camera: this.#camera.state,
      cameraStream: video === before.video ? view.cameraStream : video === null ? null : this.#streamOf(video),
    }));
    if (audio !== before.audio) this.#events.emit('track', 'audio', audio);
    if (video !== before.video) this.#events.emit('track', 'video', video);
  }

  #streamOf(track: MediaStreamTrack): MediaStream {
    return this.#options.createStream?.(track) ?? new MediaStream([track]);
  }

  #watch(): void {
    if (this.#watching) return;
    this.#watching = true;
    this.#mediaDevices?.addEventListener('devicechange', this.#refresh);
    this.#refresh();
  }

  readonly #refresh = (): void => {
    void this.#listDevices();
  };

  async #listDevices(): Promise<void> {
    try {
      const devices = deviceList((await this.#mediaDevices?.enumerateDevices()) ?? []);
      this.#view.update((view) => ({ ...view, devices }));
      this.#keepSpeaker(devices.speakers.map((speaker) => speaker.deviceId));
    } catch {
      // Devices that cannot be listed cannot be chosen; the browser's choice still works.
    }
  }

  #keepSpeaker(present: string[]): void {
    const { speakerId } = this.#view.getSnapshot();
    if (speakerId === null || present.length === 0 || present.includes(speakerId)) return;
    this.#view.update((view) => ({ ...view, speakerId: null }));
    this.#events.emit('fellBack', 'speaker', null);
  }
}

/** Asks how a permission stands, without asking the person. */
const askPermission =
  (permissions: Pick<Permissions, 'query'> | undefined): AskPermission =>
  async (device) => {
    try {
      return (await permissions?.query({ name: device }))?.state ?? 'unknown';
    } catch {
      return 'unknown';
    }
  };
