import { mediaFailure } from './media-errors.ts';
import type { DeviceKind } from './media-view.ts';

/** Tracks of the host's own making that are sent instead of a device's. */
export class OwnTracks {
  readonly #tracks = new Map<DeviceKind, MediaStreamTrack>();

  set(kind: DeviceKind, track: MediaStreamTrack | null): void {
    if (track === null) this.#tracks.delete(kind);
    else this.#tracks.set(kind, track);
  }

  /** A copy to send; null where the device is used. @throws ParleyError for a track that has ended. */
  copy(kind: DeviceKind, ended: () => void): MediaStreamTrack | null {
    const track = this.#tracks.get(kind);
    if (track === undefined) return null;
    if (track.readyState === 'ended') throw mediaFailure('MEDIA_IN_USE', kind);
    const copy = track.clone();
    copy.addEventListener('ended', ended, { once: true });
    return copy;
  }
}
