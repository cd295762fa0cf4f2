import { type LocalMedia, type LocalMediaView, type Slice, WritableSlice } from '@parley/client';
import type { Background, BackgroundView } from '@parley/client/effects';
import { VideoOff } from 'lucide-react';
import { useBackground } from '../devices/background-context.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { Button, useMessages } from '../parts/index.ts';

interface Hidden {
  background: Background;
  failure: NonNullable<BackgroundView['failure']>;
}

const NO_BACKGROUND: Slice<BackgroundView | null> = new WritableSlice(null);

/** Whether the camera is off because the background that was chosen failed. */
export function useHiddenRoom({ camera }: LocalMediaView): Hidden | null {
  const background = useBackground();
  const view = useSlice<BackgroundView | null>(background?.view ?? NO_BACKGROUND);
  if (background === null || view === null || view.failure === null || camera.status !== 'off') return null;
  return { background, failure: view.failure };
}

/** Why nothing is shown although the camera works, and the one button that shows it all the same. */
export function HiddenRoom({ background, failure, media }: Hidden & { media: LocalMedia }) {
  const t = useMessages();
  return (
    <div className="parley-trouble" role="alert">
      <VideoOff aria-hidden size={20} strokeWidth={1.5} />
      <div className="parley-trouble-words">
        <p className="parley-trouble-title">{t('join.hiddenTitle')}</p>
        <p className="parley-trouble-text">{t(failure === 'too_slow' ? 'join.hiddenTooSlow' : 'join.hiddenBroken')}</p>
      </div>
      <Button onPress={() => void showAsItIs(background, media)}>{t('join.showAsItIs')}</Button>
    </div>
  );
}

async function showAsItIs(background: Background, media: LocalMedia): Promise<void> {
  await background.choose({ kind: 'none' });
  await media.setCamera(true);
}
