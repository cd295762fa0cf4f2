import type { LocalMedia, Room } from '@parley/client';
import { useEffect } from 'react';
import { announce, toasts, useMessages } from '../parts/index.ts';
import { sharedSurface } from './shared-surface.ts';

/** Says who begins and ends sharing a screen, the viewer included: the browser's own bar may end it unseen. */
export function useShareNews(room: Room, media: LocalMedia): void {
  const t = useMessages();
  useEffect(() => {
    let before = media.view.getSnapshot().screen;
    const follow = () => {
      const { screen } = media.view.getSnapshot();
      if (screen.status === 'on' && before.status !== 'on') {
        // It is seen above the stage.
        announce(t('room.youShare', { what: sharedSurface(screen.stream) }));
      } else if (screen.status === 'off' && before.status === 'on')
        toasts.show(t('room.youStoppedSharing'), { key: 'own share' });
      before = screen;
    };
    const stops = [
      media.view.subscribe(follow),
      room.on(
        'shareStarted',
        ({ id, name }) => void toasts.show(t('room.theyShare', { name }), { key: `share ${id}` }),
      ),
      room.on('shareEnded', ({ id, name }) => {
        toasts.show(t('room.theyStoppedSharing', { name }), { key: `share ${id}` });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [room, media, t]);
}
