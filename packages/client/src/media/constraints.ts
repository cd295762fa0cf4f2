import type { ScreenShareOptions, SoundProcessing } from './media-view.ts';

/** The greatest picture that is captured. */
export interface VideoProfile {
  height: number;
  frameRate: number;
}

/** Which way the camera of a phone looks. */
export type Facing = 'user' | 'environment';

export const allProcessing: SoundProcessing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Reads `720p30` and the like. @throws TypeError for anything else. */
export function parseVideoProfile(text: string): VideoProfile {
  const [, height, frameRate] = /^(\d{2,4})p(\d{1,2})$/.exec(text) ?? [];
  if (height === undefined || frameRate === undefined)
    throw new TypeError(`Not a video profile such as 720p30: ${text}`);
  return { height: Number(height), frameRate: Number(frameRate) };
}

export const microphoneConstraints = (deviceId: string | null, processing: SoundProcessing): MediaTrackConstraints => ({
  ...processing,
  ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
});

/** Without a chosen device a phone uses the camera that looks this way; `facing` is null elsewhere. */
export const cameraConstraints = (
  deviceId: string | null,
  profile: VideoProfile,
  facing: Facing | null,
): MediaTrackConstraints => ({
  width: { ideal: Math.round((profile.height * 16) / 9) },
  height: { ideal: profile.height },
  frameRate: { ideal: profile.frameRate, max: profile.frameRate },
  ...(deviceId !== null ? { deviceId: { exact: deviceId } } : facing !== null ? { facingMode: { ideal: facing } } : {}),
});

/** What some browsers know beyond the types of the DOM; the others pass over it. */
interface ScreenOptions extends DisplayMediaStreamOptions {
  systemAudio: 'include' | 'exclude';
  selfBrowserSurface: 'include' | 'exclude';
  surfaceSwitching: 'include' | 'exclude';
}

/**
 * The screen as it is: its pixels at full size, its sound without what is meant for voices. The page's own sound, which is
 * everybody's voice, stays out of it where the browser can do that; otherwise they would hear themselves.
 */
export const screenConstraints = ({ audio, content }: Required<ScreenShareOptions>): ScreenOptions => ({
  video: { frameRate: content === 'motion' ? { ideal: 30, max: 30 } : { ideal: 15, max: 30 } },
  audio: audio
    ? ({
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
        restrictOwnAudio: true,
        // Who shares a film wants to hear it too.
        suppressLocalAudioPlayback: false,
      } as MediaTrackConstraints)
    : false,
  systemAudio: audio ? 'include' : 'exclude',
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'include',
});
