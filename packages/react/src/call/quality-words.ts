import type { ConnectionQuality } from '@parley/client';
import type { Translate } from '@parley/locales';

type Cause = NonNullable<ConnectionQuality['cause']>;

/** Somebody's weak connection with its cause; null while there is nothing to be said about it. */
export function weakness(t: Translate, { grade, cause }: ConnectionQuality): string | null {
  if (grade === 'lost') return t('room.qualityLost');
  return grade === 'bad' ? t('room.qualityBad', { cause: cause ?? 'unknown' }) : null;
}

/** The viewer's own, with what helps. */
export function ownWeakness(t: Translate, { grade, cause }: ConnectionQuality): string | null {
  if (grade !== 'bad' && grade !== 'lost') return null;
  return t(OWN[cause ?? 'path']);
}

const OWN = {
  bandwidth: 'room.ownBandwidth',
  loss: 'room.ownLoss',
  delay: 'room.ownDelay',
  cpu: 'room.ownComputer',
  path: 'room.ownWeak',
} as const satisfies Record<Cause, string>;
