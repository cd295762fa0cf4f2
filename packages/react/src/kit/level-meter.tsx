import type { LocalMedia } from '@parley/client';
import { LevelBars } from '../devices/level-bars.tsx';
import { useDevices } from '../hooks/use-devices.ts';
import { useLevel } from '../hooks/use-level.ts';

/**
 * Loudness of the own microphone as six bars, drawn without rendering. For the eye alone: say beside it in words whether the
 * microphone is on.
 *
 * @example
 * <LevelMeter media={media} />
 */
export function LevelMeter({ media }: { media?: LocalMedia }) {
  return <LevelBars level={useDevices(media).media.level} />;
}

/**
 * As `LevelMeter`, of anybody in the room.
 *
 * @example
 * <PersonMeter participantId={participant.id} />
 */
export function PersonMeter({ participantId }: { participantId: string }) {
  return <LevelBars level={useLevel(participantId)} />;
}
