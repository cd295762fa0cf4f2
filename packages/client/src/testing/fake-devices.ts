import { CountedEvents, FakeStream, FakeTrack } from './fake-media.ts';

export interface FakeDevice {
  kind: 'audio' | 'video';
  id: string;
  label: string;
  groupId?: string;
}

interface Asked {
  constraints: MediaStreamConstraints;
  /** Lets the browser answer. */
  grant(): void;
}

class FakePermission extends CountedEvents {
  state: PermissionState = 'prompt';
}

/** `navigator` with a few devices, whose prompts a test answers. */
export class FakeNavigator {
  readonly #permissions = { camera: new FakePermission(), microphone: new FakePermission() };
  readonly permissions = {
    query: async ({ name }: { name: string }) => this.#permissions[name as 'camera'],
  } as unknown as Pick<Permissions, 'query'>;
  devices: FakeDevice[] = [
    { kind: 'audio', id: 'mic-1', label: 'Built-in microphone' },
    { kind: 'audio', id: 'mic-2', label: 'Headset' },
    { kind: 'video', id: 'cam-1', label: 'Built-in camera' },
    { kind: 'video', id: 'cam-2', label: 'Desk camera' },
  ];
  speakers = [{ id: 'out-1', label: 'Speakers' }];
  /** Names of the errors that the next requests end with; null for none. */
  failures: (string | null)[] = [];
  /** Whether a test answers each prompt itself. */
  manual = false;
  readonly asked: Asked[] = [];
  readonly tracks: FakeTrack[] = [];
  /** What was asked of the picker of screens. */
  readonly askedScreens: DisplayMediaStreamOptions[] = [];
  /** Name and words of the error that the picker ends with. */
  screenFailure: [name: string, message: string] | null = null;
  /** Whether what is shared has a sound. */
  screenHasSound = true;
  readonly locks: { released: boolean }[] = [];
  readonly #events = new CountedEvents();

  readonly wakeLock = {
    request: async () => {
      const lock = {
        released: false,
        release: async () => {
          lock.released = true;
        },
      };
      this.locks.push(lock);
      return lock;
    },
  } as unknown as WakeLock;

  readonly mediaDevices = {
    getUserMedia: (constraints: MediaStreamConstraints) => this.#getUserMedia(constraints),
    getDisplayMedia: (options: DisplayMediaStreamOptions) => this.#getDisplayMedia(options),
    enumerateDevices: async () => [
      ...this.devices.map(({ kind, id, label, groupId = id }) => ({
        kind: `${kind}input`,
        deviceId: id,
        label,
        groupId,
      })),
      ...this.speakers.map(({ id, label }) => ({ kind: 'audiooutput', deviceId: id, label, groupId: id })),
    ],
    addEventListener: (name: string, listener: () => void) => this.#events.addEventListener(name, listener),
    removeEventListener: (name: string, listener: () => void) => this.#events.removeEventListener(name, listener),
  } as unknown as MediaDevices;

  get permission(): Record<'camera' | 'microphone', PermissionState> {
    return { camera: this.#permissions.camera.state, microphone: this.#permissions.microphone.state };
  }

  set permission(states: Record<'camera' | 'microphone', PermissionState>) {
    for (const name of ['camera', 'microphone'] as const) {
      const permission = this.#permissions[name];
      if (permission.state === states[name]) continue;
      permission.state = states[name];
      permission.dispatchEvent(new Event('change'));
    }
  }

  /** Those that hear of devices and permissions, and of the tracks that are live. */
  get listeners(): number {
    const { camera, microphone } = this.#permissions;
    const tracks = this.tracks.reduce((sum, track) => sum + track.listeners, 0);
    return this.#events.listeners + camera.listeners + microphone.listeners + tracks;
  }

  /** A device is unplugged: its tracks end. */
  unplug(id: string): void {
    this.devices = this.devices.filter((device) => device.id !== id);
    this.speakers = this.speakers.filter((speaker) => speaker.id !== id);
    for (const track of this.tracks) if (track.deviceId === id && track.readyState === 'live') track.end();
    this.changeDevices();
  }

  plugIn(device: FakeDevice): void {
    this.devices = [...this.devices, device];
    this.changeDevices();
  }

  changeDevices(): void {
    this.#events.dispatchEvent(new Event('devicechange'));
  }

  /** Everything that was captured and not stopped, copies too. */
  get live(): FakeTrack[] {
    return this.tracks.flatMap((track) => [track, ...track.clones]).filter((track) => track.readyState === 'live');
  }

  async #getUserMedia(constraints: MediaStreamConstraints): Promise<unknown> {
    const failure = this.failures.shift() ?? null;
    await new Promise<void>((grant) => {
      this.asked.push({ constraints, grant });
      if (!this.manual) grant();
    });
    if (failure !== null) throw new DOMException(failure, failure);
    const wanted = (['audio', 'video'] as const).filter((kind) => constraints[kind] !== undefined);
    const found = wanted.map((kind) => this.#find(kind, constraints[kind] as MediaTrackConstraints));
    const tracks = found.map(({ kind, id, label }) => new FakeTrack(kind, id, label));
    this.tracks.push(...tracks);
    return new FakeStream(tracks);
  }

  async #getDisplayMedia(options: DisplayMediaStreamOptions): Promise<unknown> {
    this.askedScreens.push(options);
    if (this.screenFailure !== null) {
      const [name, message] = this.screenFailure;
      throw new DOMException(message, name);
    }
    const tracks = [new FakeTrack('video', 'screen', 'Screen')];
    if (this.screenHasSound && options.audio !== false) tracks.push(new FakeTrack('audio', 'screen', 'Sound'));
    this.tracks.push(...tracks);
    return new FakeStream(tracks);
  }

  #find(kind: 'audio' | 'video', constraints: MediaTrackConstraints): FakeDevice {
    const exact = (constraints.deviceId as ConstrainDOMStringParameters | undefined)?.exact;
    const device = this.devices.find((device) => device.kind === kind && (exact === undefined || device.id === exact));
    if (device !== undefined) return device;
    const name = exact === undefined ? 'NotFoundError' : 'OverconstrainedError';
    throw new DOMException(name, name);
  }
}
