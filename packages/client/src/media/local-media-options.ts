import type { Clock } from '../clock.ts';
import type { CreateAudioContext } from './audio-context.ts';
import type { DeviceKind } from './media-view.ts';
import type { PageMoments } from './page-moments.ts';
import type { ChoiceStorage } from './remembered-choices.ts';
import type { DisplayDevices } from './screen-share.ts';
import type { ShareEnd } from './screen-share-state.ts';
import type { ScreenLocks } from './wake-lock.ts';

/** Moments of the local devices; the state is in `view`. */
export interface LocalMediaEvents {
  /** What is to be sent changed: a new track, or null for none. */
  track: [kind: 'audio' | 'video', track: MediaStreamTrack | null];
  /** A device went away and the named one took its place; null when none was left. Told once. */
  fellBack: [device: DeviceKind | 'speaker', to: string | null];
  /** The device that went away returned and is in use again. Told once. */
  cameBack: [device: DeviceKind | 'speaker', to: string];
  /** Sharing the screen ended, by the person here, by the browser's own bar, or for the server refused it. */
  screenEnded: [why: ShareEnd];
  /** The processor failed: the track is sent as it is, or its device was turned off, as was wished for that case. */
  processorFailed: [source: 'audio' | 'video', error: unknown];
}

export type UsedMediaDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
> &
  DisplayDevices;

export interface LocalMediaOptions {
  clock?: Clock;
  /** The part of `navigator` that is used. */
  navigator?: {
    mediaDevices?: UsedMediaDevices;
    permissions?: Pick<Permissions, 'query'>;
    wakeLock?: ScreenLocks;
  };
  /** Greatest picture to capture, such as `360p15`. Default `720p30`. */
  maxVideo?: string;
  /** Where the chosen devices are remembered; without it they are forgotten with the page. */
  storage?: ChoiceStorage;
  /** Whether the device has cameras in front and back. Default: when it is used by touch. */
  phone?: boolean;
  /** Makes the stream that shows the own picture; for tests. */
  createStream?: (track: MediaStreamTrack) => MediaStream;
  /** Makes the one sound system that levels are measured with. */
  createAudioContext?: CreateAudioContext;
  /** When the page is seen again, and when the person presses something. */
  page?: PageMoments;
}
