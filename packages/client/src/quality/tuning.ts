import type { MediaSource } from '../media/media-source.ts';
import { MUSIC } from './ladder.ts';
import type { Demand, PathPlan, Picture } from './plan.ts';

/** How one sender is to send. */
export interface SenderTuning {
  active: boolean;
  /** Bit/s. */
  maxBitrate?: number;
  maxFramerate?: number;
  scaleResolutionDownBy?: number;
  priority: RTCPriorityType;
  degradationPreference?: RTCDegradationPreference;
  /** Such as `video/VP9`; used where both ends can. */
  codec?: string;
}

/** What a camera gives that does not tell. */
const USUAL = { height: 720, frameRate: 30 };

/** Lines of the shorter side and pictures per second of a track; what it does not tell is as usual. */
export function captureOf(track: MediaStreamTrack | null): Demand['capture'] {
  const { width = 0, height = 0, frameRate = 0 } = track?.getSettings?.() ?? {};
  const lines = Math.min(width, height);
  return {
    height: lines > 0 ? lines : USUAL.height,
    frameRate: frameRate >= 1 ? Math.ceil(frameRate) : USUAL.frameRate,
  };
}

/** What the shared screen shows, as its capture hinted. */
export const contentOf = (track: MediaStreamTrack | null): Demand['screen'] =>
  track === null ? null : track.contentHint === 'motion' ? 'motion' : 'detail';

/** How each source of a path is to be sent. */
export function tuningOf(
  plan: PathPlan,
  demand: Pick<Demand, 'people' | 'cpu' | 'screen'>,
  tracks: Record<'video' | 'screen', MediaStreamTrack | null>,
): Record<MediaSource, SenderTuning> {
  // VP9 keeps more of the picture for the same bits, for half as much time again; only one encoder has that time.
  const codec = demand.people <= 2 && demand.cpu === 0 ? 'video/VP9' : 'video/VP8';
  return {
    audio: { active: true, maxBitrate: plan.audio, priority: 'high' },
    video: { ...pictureTuning(plan.video, tracks.video), priority: 'low', degradationPreference: 'balanced', codec },
    screen: {
      ...pictureTuning(plan.screen, tracks.screen),
      priority: 'medium',
      degradationPreference: demand.screen === 'motion' ? 'maintain-framerate' : 'maintain-resolution',
      codec,
    },
    screen_audio: { active: true, maxBitrate: MUSIC, priority: 'high' },
  };
}

function pictureTuning(
  { active, height, frameRate, bitrate }: Picture,
  track: MediaStreamTrack | null,
): Omit<SenderTuning, 'priority'> {
  if (!active) return { active };
  const scale = Math.max(1, captureOf(track).height / height);
  return {
    active,
    maxBitrate: bitrate,
    maxFramerate: frameRate,
    scaleResolutionDownBy: Math.round(scale * 100) / 100,
  };
}
