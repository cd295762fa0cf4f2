import { FakeStream, FakeTrack } from './fake-media.ts';

export interface FakeDevice {
  kind: 'audio' | 'video';
  id: string;
  label: string;
}

interface Asked {
  constraints: MediaStreamConstraints;
  /** Lets the browser answer. */
  grant(): void;
}

/** `navigator` with a few devices, whose prompts a test answers. */
export class FakeNavigator {
  readonly permissions = {
    query: async ({ name }: { name: string }) => ({ state: this.permission[name as 'camera'] }),
  } as unknown as Pick<Permissions, 'query'>;
  permission: Record<'camera' | 'microphone', PermissionState> = { camera: 'prompt', microphone: 'prompt' };
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
  readonly #events = new EventTarget();

  readonly mediaDevices = {
    getUserMedia: (constraints: MediaStreamConstraints) => this.#getUserMedia(constraints),
    enumerateDevices: async () => [
      ...this.devices.map(({ kind, id, label }) => ({ kind: `${kind}input`, deviceId: id, label })),
      ...this.speakers.map(({ id, label }) => ({ kind: 'audiooutput', deviceId: id, label })),
    ],
    addEventListener: (name: string, listener: () => void) => this.#events.addEventListener(name, listener),
    removeEventListener: (name: string, listener: () => void) => this.#events.removeEventListener(name, listener),
  } as unknown as MediaDevices;

  /** A device is unplugged: its tracks end. */
  unplug(id: string): void {
    this.devices = this.devices.filter((device) => device.id !== id);
    this.speakers = this.speakers.filter((speaker) => speaker.id !== id);
    for (const track of this.tracks) if (track.deviceId === id && track.readyState === 'live') track.end();
    this.#events.dispatchEvent(new Event('devicechange'));
  }

  get live(): FakeTrack[] {
    return this.tracks.filter((track) => track.readyState === 'live');
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

  #find(kind: 'audio' | 'video', constraints: MediaTrackConstraints): FakeDevice {
    const exact = (constraints.deviceId as ConstrainDOMStringParameters | undefined)?.exact;
    const device = this.devices.find((device) => device.kind === kind && (exact === undefined || device.id === exact));
    if (device !== undefined) return device;
    const name = exact === undefined ? 'NotFoundError' : 'OverconstrainedError';
    throw new DOMException(name, name);
  }
}
