import type { RemoteMedia } from '../room/room-view.ts';

/** A track as far as the SDK uses one. */
export class FakeTrack extends EventTarget {
  readonly kind: 'audio' | 'video';
  readonly label: string;
  readonly deviceId: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';

  constructor(kind: 'audio' | 'video', deviceId = 'default', label = `Default ${kind}`) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
    this.label = label;
  }

  getSettings(): { deviceId: string } {
    return { deviceId: this.deviceId };
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device was unplugged. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

export class FakeStream {
  readonly #tracks = new Set<unknown>();

  constructor(tracks: unknown[] = []) {
    for (const track of tracks) this.#tracks.add(track);
  }

  getTracks(): unknown[] {
    return [...this.#tracks];
  }

  addTrack(track: unknown): void {
    this.#tracks.add(track);
  }

  removeTrack(track: unknown): void {
    this.#tracks.delete(track);
  }
}

export const fakeStream = (tracks: unknown[] = []): MediaStream => new FakeStream(tracks) as unknown as MediaStream;

export const fakeMedia = (): RemoteMedia => ({
  audio: fakeStream(),
  video: fakeStream(),
  screen: fakeStream(),
  screenAudio: fakeStream(),
});
