import type { LocalMedia } from '@parley/client';
import { useBackground } from '@parley/react/lobby';
import { toasts, useMessages } from '@parley/react/parts';
import { useEffect } from 'react';

/** Says in a call that the camera went off because its background failed, and offers to show the room; the lobby says it itself. */
export function useBackgroundNews(media: LocalMedia, inCall: boolean): void {
  const t = useMessages();
  const background = useBackground();
  useEffect(() => {
    if (background === null || !inCall) return;
    let told = background.view.getSnapshot().failure;
    return background.view.subscribe(() => {
      const { failure } = background.view.getSnapshot();
      if (failure === told) return;
      told = failure;
      if (failure === null) return;
      const why = t(failure === 'too_slow' ? 'join.hiddenTooSlow' : 'join.hiddenBroken');
      toasts.show(`${t('join.hiddenTitle')}. ${why}`, {
        tone: 'warn',
        key: 'background',
        stay: null,
        action: {
          label: t('join.showAsItIs'),
          onPress: () => void background.choose({ kind: 'none' }).then(() => media.setCamera(true)),
        },
      });
    });
  }, [background, inCall, media, t]);
}
