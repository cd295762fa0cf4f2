import { type LocalMedia, Room } from '@parley/client';
import { type LanguageChoice, VideoCall } from '@parley/react/call';
import { useLayoutEffect } from 'react';
import { usePageSigns } from './use-page-signs.ts';

export { AfterCall } from '@parley/react/call';

/** A room that may be entered, with what the browser needs for it. */
export function createRoom(media: LocalMedia, serverUrl: string): Room {
  const room = new Room({ media, serverUrl });
  void room.prepare();
  return room;
}

interface RoomPageProps {
  room: Room;
  media: LocalMedia;
  language: LanguageChoice;
  onLeave: () => void;
}

/** The call, over the whole page, which is dark as long as it goes on, with its menus and dialogs. */
export function RoomPage({ room, media, language, onLeave }: RoomPageProps) {
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
  const link = `${location.origin}${location.pathname}`;
  return <VideoCall page room={room} media={media} link={link} language={language} onLeave={onLeave} />;
}
