/** The greatest picture that is captured. */
export interface VideoProfile {
  height: number;
  frameRate: number;
}

/** Reads `720p30` and the like. @throws TypeError for anything else. */
export function parseVideoProfile(text: string): VideoProfile {
  const [, height, frameRate] = /^(\d{2,4})p(\d{1,2})$/.exec(text) ?? [];
  if (height === undefined || frameRate === undefined)
    throw new TypeError(`Not a video profile such as 720p30: ${text}`);
  return { height: Number(height), frameRate: Number(frameRate) };
}

export const microphoneConstraints = (deviceId: string | null): MediaTrackConstraints => ({
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
});

/** Without a chosen device a phone uses the camera that faces its user. */
export const cameraConstraints = (
  deviceId: string | null,
  profile: VideoProfile,
  phone: boolean,
): MediaTrackConstraints => ({
  width: { ideal: Math.round((profile.height * 16) / 9) },
  height: { ideal: profile.height },
  frameRate: { ideal: profile.frameRate, max: profile.frameRate },
  ...(deviceId !== null ? { deviceId: { exact: deviceId } } : phone ? { facingMode: { ideal: 'user' } } : {}),
});
