import type { RemoteMedia } from '../room/room-view.ts';

/** Counts who listens, so that a test sees a listener that was left behind. */
export class CountedEvents extends EventTarget {
  listeners = 0;

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }
}

/** A track as far as the SDK uses one. */
export class FakeTrack extends CountedEvents {
  readonly kind: 'audio' | 'video';
  readonly label: string;
  readonly deviceId: string;
  readonly clones: FakeTrack[] = [];
  /** What was applied to it later. */
  constraints: MediaTrackConstraints = {};
  /** What the browser makes of `applyConstraints`: does so, agrees and changes nothing, or refuses. */
  applying: 'does' | 'agrees' | 'refuses' = 'does';
  contentHint = '';
  enabled = true;
  muted = false;
  readyState: 'live' | 'ended' = 'live';

  constructor(kind: 'audio' | 'video', deviceId = 'default', label = `Default ${kind}`) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
    this.label = label;
  }

  getSettings(): MediaTrackSettings {
    const { echoCancellation = true, noiseSuppression = true, autoGainControl = true } = this.constraints;
    return {
      deviceId: this.deviceId,
      echoCancellation,
      noiseSuppression,
      autoGainControl,
    } as MediaTrackSettings;
  }

  getConstraints(): MediaTrackConstraints {
    return this.constraints;
  }

  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    if (this.applying === 'refuses') throw new DOMException('Not now', 'OverconstrainedError');
    if (this.applying === 'does') this.constraints = constraints;
  }

  clone(): FakeTrack {
    const clone = new FakeTrack(this.kind, this.deviceId, this.label);
    clone.enabled = this.enabled;
    clone.readyState = this.readyState;
    clone.applying = this.applying;
    this.clones.push(clone);
    return clone;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The device was unplugged. */
  end(): void {
    for (const track of [this, ...this.clones]) {
      if (track.readyState === 'ended') continue;
      track.readyState = 'ended';
      track.dispatchEvent(new Event('ended'));
    }
  }

  /** The system takes the sound or the picture away, or gives it back. */
  setMuted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
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
