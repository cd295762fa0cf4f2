import { mediaError, noMediaDevices } from './media-errors.ts';
import type { DeviceKind } from './media-view.ts';

export type CaptureDevices = Pick<MediaDevices, 'getUserMedia'>;
export type AskPermission = (device: DeviceKind) => Promise<PermissionState | 'unknown'>;

interface Wish {
  constraints: MediaTrackConstraints;
  resolve(track: MediaStreamTrack): void;
  reject(error: unknown): void;
}

/**
 * Asks the browser for tracks. Camera and microphone wanted in the same turn are asked for together, so that a person sees
 * one prompt; when that fails they are asked for one by one, so that a missing camera does not cost the sound.
 * There is no timeout: the browser waits for a person.
 */
export class Capture {
  readonly #devices: CaptureDevices | undefined;
  readonly #permission: AskPermission;
  readonly #wishes = new Map<DeviceKind, Wish>();

  constructor(devices: CaptureDevices | undefined, permission: AskPermission) {
    this.#devices = devices;
    this.#permission = permission;
  }

  /** @throws ParleyError with a media code and `details.device`. */
  open(device: DeviceKind, constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
    if (this.#wishes.has(device)) this.#flush();
    return new Promise((resolve, reject) => {
      if (this.#wishes.size === 0) queueMicrotask(() => this.#flush());
      this.#wishes.set(device, { constraints, resolve, reject });
    });
  }

  #flush(): void {
    const wishes = [...this.#wishes];
    this.#wishes.clear();
    if (wishes.length > 1) void this.#openTogether(wishes);
    else for (const [device, wish] of wishes) void this.#openAlone(device, wish);
  }

  async #openTogether(wishes: [DeviceKind, Wish][]): Promise<void> {
    try {
      const tracks = await this.#ask(wishes);
      for (const [device, wish] of wishes) wish.resolve(trackOf(tracks, device));
    } catch (error) {
      const alone = await this.#worthAskingAlone(wishes, error);
      for (const [device, wish] of wishes) {
        if (alone.has(device)) await this.#openAlone(device, wish);
        else wish.reject(await this.#refusal(error, device));
      }
    }
  }

  async #openAlone(device: DeviceKind, wish: Wish): Promise<void> {
    try {
      wish.resolve(trackOf(await this.#ask([[device, wish]]), device));
    } catch (error) {
      wish.reject(await this.#refusal(error, device));
    }
  }

  /** A prompt that was only closed leaves the permission to be asked for again. */
  async #refusal(error: unknown, device: DeviceKind): Promise<unknown> {
    const asked = error instanceof Error && error.name === 'NotAllowedError' ? await this.#permission(device) : null;
    return mediaError(error, device, asked === 'prompt' ? 'dismissed' : 'denied');
  }

  async #ask(wishes: [DeviceKind, Wish][]): Promise<MediaStreamTrack[]> {
    if (this.#devices === undefined) throw noMediaDevices(wishes[0]?.[0] ?? 'camera');
    const constraints: MediaStreamConstraints = {};
    for (const [device, wish] of wishes) constraints[device === 'camera' ? 'video' : 'audio'] = wish.constraints;
    return (await this.#devices.getUserMedia(constraints)).getTracks();
  }

  /** A person who closed the prompt is not asked again; a block of one device must not cost the other. */
  async #worthAskingAlone(wishes: [DeviceKind, Wish][], error: unknown): Promise<Set<DeviceKind>> {
    const all = new Set(wishes.map(([device]) => device));
    if (!(error instanceof Error) || error.name !== 'NotAllowedError') return all;
    const states = await Promise.all(wishes.map(async ([device]) => [device, await this.#permission(device)] as const));
    const blocked = states.some(([, state]) => state === 'denied');
    return new Set(
      states.filter(([, state]) => state === 'granted' || (blocked && state === 'prompt')).map(([device]) => device),
    );
  }
}

function trackOf(tracks: MediaStreamTrack[], device: DeviceKind): MediaStreamTrack {
  const track = tracks.find((track) => track.kind === (device === 'camera' ? 'video' : 'audio'));
  if (track === undefined) throw new DOMException('The browser gave no track', 'NotFoundError');
  return track;
}
