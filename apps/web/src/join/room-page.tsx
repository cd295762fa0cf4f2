import { type LocalMedia, Room } from '@parley/client';
import { VideoCall } from '@parley/react/call';
import { useLayoutEffect } from 'react';
import './call.css';

import { usePageSigns } from './use-page-signs.ts';

export { AfterCall } from '@parley/react/call';

export const createRoom = (media: LocalMedia, serverUrl: string): Room => new Room({ media, serverUrl });

/** The call, over the whole page, which is dark as long as it goes on, with its menus and dialogs. */
export function RoomPage({ room, media, onLeave }: { room: Room; media: LocalMedia; onLeave: () => void }) {
  usePageSigns(room, media);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = 'dark';
    dataset['call'] = '';
    return () => {
      delete dataset['theme'];
      delete dataset['call'];
    };
  }, []);
  return <VideoCall room={room} media={media} link={`${location.origin}${location.pathname}`} onLeave={onLeave} />;
}
