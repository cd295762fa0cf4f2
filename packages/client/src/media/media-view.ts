import type { ParleyError } from '@parley/contract/errors';

export type DeviceKind = 'microphone' | 'camera';

/** State of one local device, as one value. */
export type DeviceState =
  | { status: 'off' }
  | { status: 'starting' }
  | { status: 'on'; deviceId: string; label: string }
  /**
   * `MEDIA_DENIED` (with `details.reason`: `denied`, or `dismissed` where the person closed the prompt), `MEDIA_NOT_FOUND`,
   * `MEDIA_IN_USE` (another program or a phone call has it), `INSECURE_CONTEXT` or `BROWSER_UNSUPPORTED`. It starts by itself
   * as soon as it can: once it is allowed, plugged in, or free again.
   */
  | { status: 'failed'; error: ParleyError };

export interface DeviceChoice {
  deviceId: string;
  label: string;
}

export interface DeviceList {
  microphones: readonly DeviceChoice[];
  cameras: readonly DeviceChoice[];
  speakers: readonly DeviceChoice[];
}

/** What the browser does to the sound of the microphone. */
export interface SoundProcessing {
  echoCancellation: boolean;
  noiseSuppression: boolean;
  autoGainControl: boolean;
}

/** How a screen is shared. */
export interface ScreenShareOptions {
  /** The sound of what is shared too, where browser and person give it. Default true. */
  audio?: boolean;
  /** `detail` keeps text sharp, `motion` keeps films smooth. Default `detail`. */
  content?: 'detail' | 'motion';
  /** `pause` turns the camera off while sharing, and on again afterwards. Default `keep`. */
  camera?: 'keep' | 'pause';
}

/** The shared screen, window or tab. One that the person did not choose after all is `off`. */
export type ScreenState =
  | { status: 'off' }
  /** The person is choosing what to share. */
  | { status: 'starting' }
  /** `stream` has the picture, and the sound where there is one. */
  | { status: 'on'; stream: MediaStream; audio: boolean; content: 'detail' | 'motion' }
  /** Besides the codes of a device `FORBIDDEN` and `CONFLICT {reason: 'sharing'}`, as the server refused. */
  | { status: 'failed'; error: ParleyError };

/** Something to say to the person about the microphone. */
export type MicrophoneHint = 'silent_microphone' | 'talking_while_muted';

/** The local camera, microphone, speaker and shared screen. */
export interface LocalMediaView {
  microphone: DeviceState;
  camera: DeviceState;
  /** The local picture while the camera is on. */
  cameraStream: MediaStream | null;
  devices: DeviceList;
  /** Chosen speaker; null where the browser decides. */
  speakerId: string | null;
  processing: SoundProcessing;
  /** Whether `flipCamera()` finds another camera: on a device with cameras in front and back. */
  canFlip: boolean;
  screen: ScreenState;
  /** Whether this browser can share a screen; phones cannot. */
  canShareScreen: boolean;
}
