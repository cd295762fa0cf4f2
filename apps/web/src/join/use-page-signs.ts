import type { LocalMedia, Room } from '@parley/client';
import { useMessages } from '@parley/react/parts';
import { useEffect } from 'react';

/** The tab says that a call is on, and whether one is heard: by its title and its icon. */
export function usePageSigns(room: Room, media: LocalMedia): void {
  const t = useMessages();
  useEffect(() => {
    const titleBefore = document.title;
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const iconBefore = icon?.href ?? '';
    const show = () => {
      const title = room.conference.getSnapshot()?.title ?? titleBefore;
      const muted = media.view.getSnapshot().microphone.status !== 'on';
      document.title = t(muted ? 'room.titleMuted' : 'room.titleOn', { title });
      const href = muted ? '/favicon-muted.svg' : '/favicon-call.svg';
      if (icon !== null && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
    };
    show();
    const stops = [room.conference.subscribe(show), media.view.subscribe(show)];
    return () => {
      for (const stop of stops) stop();
      document.title = titleBefore;
      icon?.setAttribute('href', iconBefore);
    };
  }, [room, media, t]);
}
