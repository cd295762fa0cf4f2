import { browserClock, type Clock } from '../clock.ts';
import { Emitter } from '../events.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import { SharedAudio } from './audio-context.ts';
import { Capture } from './capture.ts';
import { type Facing, cameraConstraints, microphoneConstraints, parseVideoProfile } from './constraints.ts';
import { Device } from './device.ts';
import { deviceList, noDevices } from './device-list.ts';
import { DeviceWatch } from './device-watch.ts';
import { LevelMeter } from './level-meter.ts';
import type { LocalMediaEvents, LocalMediaOptions } from './local-media-options.ts';
import type {
  DeviceChoice,
  DeviceKind,
  LocalMediaView,
  MicrophoneHint,
  ScreenShareOptions,
  SoundProcessing,
} from './media-view.ts';
import { MicrophoneHints } from './microphone-hints.ts';
import { OwnTracks } from './own-tracks.ts';
import { browserPage, type PageMoments } from './page-moments.ts';
import { RememberedChoices } from './remembered-choices.ts';
import { ScreenShare } from './screen-share.ts';
import type { ProcessorOptions, TrackProcessor } from './track-processor.ts';
import { ScreenWakeLock } from './wake-lock.ts';

export type { LocalMediaEvents, LocalMediaOptions } from './local-media-options.ts';

/**
 * The local camera, microphone, speaker and screen: captured here, shown in the lobby and sent in a room.
 *
 * @example
 * const media = new LocalMedia({ storage: localStorage });
 * await Promise.all([media.setCamera(true), media.setMicrophone(true)]);
 * media.on('fellBack', (device, to) => console.log(`${device}: now ${to ?? 'none'}`));
 */
export class LocalMedia {
  readonly #options: LocalMediaOptions;
  readonly #page: PageMoments;
  readonly #clock: Clock;
  readonly #phone: boolean;
  readonly #events = new Emitter<LocalMediaEvents>();
  readonly #view: WritableSlice<LocalMediaView>;
  readonly #choices: RememberedChoices;
  readonly #microphone: Device;
  readonly #camera: Device;
  readonly #screen: ScreenShare;
  readonly #own = new OwnTracks();
  readonly #watch: DeviceWatch;
  readonly #audio: SharedAudio;
  readonly #meter: LevelMeter;
  readonly #hints: MicrophoneHints;
  readonly #wakeLock: ScreenWakeLock;
  #facing: Facing = 'user';
  #sent: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = { audio: null, video: null };

  constructor(options: LocalMediaOptions = {}) {
    this.#options = options;
    const browser = options.navigator ?? globalThis.navigator;
    const devices = browser.mediaDevices;
    const page = options.page ?? browserPage;
    this.#page = page;
    this.#clock = options.clock ?? browserClock;
    this.#phone = options.phone ?? globalThis.matchMedia?.('(pointer: coarse)').matches ?? false;
    this.#choices = new RememberedChoices(options.storage);
    this.#audio = new SharedAudio({
      create: options.createAudioContext ?? (() => new AudioContext()),
      page,
      interrupted: () => this.#woke(true),
    });
    this.#meter = new LevelMeter(this.#clock, this.#audio);
    this.#hints = new MicrophoneHints(this.#clock, this.#meter);
    this.#wakeLock = new ScreenWakeLock(browser.wakeLock, page);
    this.#view = new WritableSlice<LocalMediaView>({
      microphone: { status: 'off' },
      camera: { status: 'off' },
      cameraStream: null,
      devices: noDevices,
      speakerId: this.#choices.get('speaker'),
      processing: this.#choices.processing,
      canFlip: false,
      screen: { status: 'off' },
      canShareScreen: devices?.getDisplayMedia !== undefined,
    });
    this.#watch = new DeviceWatch({
      devices,
      permissions: browser.permissions,
      page,
      listed: (infos, changed) => this.#listed(infos, changed),
      permission: (device, state) => this.#deviceOf(device).permission(state),
      visible: () => this.#woke(false),
    });
    const capture = new Capture(devices, (device) => this.#watch.ask(device));
    const profile = parseVideoProfile(options.maxVideo ?? '720p30');
    this.#microphone = this.#device('microphone', (id) =>
      capture.open('microphone', microphoneConstraints(id, this.#choices.processing)),
    );
    this.#camera = this.#device('camera', (id) =>
      capture.open('camera', cameraConstraints(id, profile, this.#phone ? this.#facing : null)),
    );
    this.#screen = new ScreenShare({
      devices,
      camera: {
        isOn: () => this.#camera.state.status === 'on',
        turn: (on) => void this.#turn(this.#camera, on),
      },
      changed: () => this.#show(),
      ended: (why) => this.#events.emit('screenEnded', why),
    });
    this.#watch.start();
  }

  get view(): Slice<LocalMediaView> {
    return this.#view;
  }

  /** Loudness of the microphone, 0 to 1, ten times a second while somebody listens; 0 while muted. */
  get level(): Slice<number> {
    return this.#meter;
  }

  /** What to say to the person about the microphone; null mostly. It is listened for only while somebody listens to this. */
  get hint(): Slice<MicrophoneHint | null> {
    return this.#hints;
  }

  /** What is sent as sound; a muted microphone keeps its track, which carries silence. */
  get audioTrack(): MediaStreamTrack | null {
    return this.#microphone.track;
  }

  get videoTrack(): MediaStreamTrack | null {
    return this.#camera.track;
  }

  /** What is sent of the shared screen. */
  get screenTracks(): { video: MediaStreamTrack | null; audio: MediaStreamTrack | null } {
    return this.#screen.tracks;
  }

  /** The page that the devices belong to. */
  get page(): PageMoments {
    return this.#page;
  }

  on<N extends keyof LocalMediaEvents>(name: N, listener: (...args: LocalMediaEvents[N]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Settles when the camera is on, off or failed, which `view` tells; never rejects. */
  setCamera(on: boolean): Promise<void> {
    this.#screen.cameraTouched();
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

  /** Everybody is heard on this speaker from now on. Null: the browser's choice. */
  selectSpeaker(deviceId: string | null): void {
    this.#choices.set('speaker', deviceId);
    this.#view.update((view) => ({ ...view, speakerId: deviceId }));
  }

  /** Changes to the camera that looks the other way, where `view.canFlip` says that there is one. */
  flipCamera(): Promise<void> {
    this.#facing = this.#facing === 'user' ? 'environment' : 'user';
    return this.selectCamera(null);
  }

  /** Switches what the browser does to the sound, at once when the microphone is on. Remembered. */
  async setProcessing(change: Partial<SoundProcessing>): Promise<void> {
    this.#choices.setProcessing(change);
    const { processing } = this.#choices;
    this.#view.update((view) => ({ ...view, processing }));
    await this.#microphone.constrain(processing);
  }

  /**
   * Sends this track, of the host's own making, instead of what the device gives; null goes back to the device. As with a
   * choice of device it is used at once when that source is on, otherwise once it is turned on. A copy is sent, so the host
   * stays the owner of its track.
   *
   * @example
   * const canvas = document.querySelector('canvas')!;
   * await media.useTrack('video', canvas.captureStream(30).getVideoTracks()[0]!);
   * await media.setCamera(true);
   */
  useTrack(source: 'audio' | 'video', track: MediaStreamTrack | null): Promise<void> {
    const kind = source === 'audio' ? 'microphone' : 'camera';
    this.#own.set(kind, track);
    return this.#deviceOf(kind).reopen();
  }

  /**
   * Sends what this processor makes of the sound or the picture; null sends it as it is. Settles when that is sent. One that
   * fails or is not ready in time is passed over, or turns the device off, as `options` say; `processorFailed` tells of it.
   */
  setProcessor(
    source: 'audio' | 'video',
    processor: TrackProcessor | null,
    { whenItFails = 'raw', within = 3000 }: ProcessorOptions = {},
  ): Promise<void> {
    const processing = processor && { processor, whenItFails, within };
    return this.#deviceOf(source === 'audio' ? 'microphone' : 'camera').setProcessor(processing);
  }

  /** Asks the person what to share. Settles when they chose, which `view.screen` tells; never rejects. In a room use its own. */
  startScreen(options?: ScreenShareOptions): Promise<void> {
    return this.#screen.start(options);
  }

  stopScreen(): void {
    this.#screen.stop();
  }

  /** The server does not allow it: the screen is captured no longer, and `view.screen` says why. */
  refuseScreen(error: Parameters<ScreenShare['refuse']>[0]): void {
    this.#screen.refuse(error);
  }

  /** Keeps the screen of the device on, during a call. */
  keepAwake(): void {
    this.#wakeLock.hold();
  }

  /** Stops every track, also one that is only being opened; the lights go out. Devices can be turned on again. */
  stop(): void {
    this.#watch.stop();
    this.#screen.leave();
    this.#microphone.stop();
    this.#camera.stop();
    this.#audio.close();
    this.#wakeLock.release();
  }

  #turn(device: Device, on: boolean): Promise<void> {
    if (on) {
      this.#watch.start();
      return device.turnOn();
    }
    device.turnOff();
    return Promise.resolve();
  }

  #deviceOf(kind: DeviceKind): Device {
    return kind === 'camera' ? this.#camera : this.#microphone;
  }

  #device(kind: DeviceKind, open: (deviceId: string | null) => Promise<MediaStreamTrack>): Device {
    return new Device(
      {
        kind,
        clock: this.#clock,
        open: async (deviceId) => this.#own.copy(kind, () => this.#deviceOf(kind).turnOff()) ?? (await open(deviceId)),
        opened: () => this.#watch.look(),
        changed: () => this.#show(),
        fellBack: (to) => this.#events.emit('fellBack', kind, to),
        cameBack: (to) => this.#events.emit('cameBack', kind, to),
        processorFailed: (error) => this.#events.emit('processorFailed', kind === 'camera' ? 'video' : 'audio', error),
      },
      this.#choices.get(kind),
    );
  }

  #show(): void {
    const audio = this.audioTrack;
    const video = this.videoTrack;
    const before = this.#sent;
    const microphone = this.#microphone.state;
    this.#sent = { audio, video };
    this.#meter.setTrack(this.#microphone.raw, microphone.status === 'on');
    this.#hints.setMicrophone(microphone.status === 'on' ? 'on' : audio === null ? 'off' : 'muted');
    this.#view.update((view) => ({
      ...view,
      microphone,
      camera: this.#camera.state,
      cameraStream: video === before.video ? view.cameraStream : video === null ? null : this.#streamOf(video),
      screen: this.#screen.state,
    }));
    if (audio !== before.audio) this.#events.emit('track', 'audio', audio);
    if (video !== before.video) this.#events.emit('track', 'video', video);
  }

  #streamOf(track: MediaStreamTrack): MediaStream {
    return this.#options.createStream?.(track) ?? new MediaStream([track]);
  }

  #woke(interrupted: boolean): void {
    this.#microphone.woke(interrupted);
    this.#camera.woke(interrupted);
  }

  #listed(infos: readonly MediaDeviceInfo[], changed: boolean): void {
    const devices = deviceList(infos);
    this.#view.update((view) => ({ ...view, devices, canFlip: this.#phone && devices.cameras.length > 1 }));
    this.#microphone.listed(
      infos.filter((info) => info.kind === 'audioinput'),
      changed,
    );
    this.#camera.listed(
      infos.filter((info) => info.kind === 'videoinput'),
      changed,
    );
    this.#followSpeaker(devices.speakers);
  }

  #followSpeaker(speakers: readonly DeviceChoice[]): void {
    const chosen = this.#choices.get('speaker');
    if (chosen === null || speakers.length === 0) return;
    const there = speakers.find((speaker) => speaker.deviceId === chosen);
    const speakerId = there?.deviceId ?? null;
    if (speakerId === this.#view.getSnapshot().speakerId) return;
    this.#view.update((view) => ({ ...view, speakerId }));
    if (there === undefined) this.#events.emit('fellBack', 'speaker', null);
    else this.#events.emit('cameBack', 'speaker', there.label);
  }
}
