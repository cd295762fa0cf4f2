import type { ParleyError } from '@parley/contract/errors';

export type DeviceKind = 'microphone' | 'camera';

/** State of one local device, as one value. */
export type DeviceState =
  | { status: 'off' }
  | { status: 'starting' }
  | { status: 'on'; deviceId: string; label: string }
  /** `MEDIA_DENIED`, `MEDIA_NOT_FOUND`, `MEDIA_IN_USE`, `INSECURE_CONTEXT` or `BROWSER_UNSUPPORTED`. */
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

/** The local camera, microphone and speaker. */
export interface LocalMediaView {
  microphone: DeviceState;
  camera: DeviceState;
  /** The local picture while the camera is on. */
  cameraStream: MediaStream | null;
  devices: DeviceList;
  /** Chosen speaker; null where the browser decides. */
  speakerId: string | null;
}
