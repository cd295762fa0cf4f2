import { type LocalMedia, Room } from '@parley/client';
import { type LanguageChoice, VideoCall } from '@parley/react/call';
import { loadLate } from '@parley/react/parts';
import { useLayoutEffect } from 'react';
import { usePageSigns } from './use-page-signs.ts';

export { AfterCall } from '@parley/react/call';

/** A room that may be entered. What the browser needs for it, and what a call opens later, is there before its network may fail. */
export function createRoom(media: LocalMedia, serverUrl: string): Room {
  const room = new Room({ media, serverUrl });
  void room.prepare().then(loadLate);
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
