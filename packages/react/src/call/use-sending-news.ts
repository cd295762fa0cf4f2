import type { Room, SendingView } from '@parley/client';
import { useEffect } from 'react';
import { toasts, useMessages } from '../parts/index.ts';

/** From this many people on, pictures are so small that it is noticed. */
const MANY = 5;

/** What the number of people does to the pictures, if it is to be said. */
export function crowding({ limitedBy, video }: SendingView, people: number): 'small' | 'speakers' | null {
  if (video === 'speakers_only') return 'speakers';
  return limitedBy === 'people' && people >= MANY ? 'small' : null;
}

/** Says once in a call that many people make small pictures, and once that only those who speak are seen. */
export function useSendingNews(room: Room): void {
  const t = useMessages();
  useEffect(() => {
    const said = new Set<string>();
    const follow = () => {
      const now = crowding(room.sending.getSnapshot(), room.participants.getSnapshot().length + 1);
      if (now === null || said.has(now)) return;
      said.add(now);
      toasts.show(t(now === 'small' ? 'room.smallPictures' : 'room.onlySpeakers'), { key: 'crowding', stay: 10_000 });
    };
    follow();
    const stops = [room.sending.subscribe(follow), room.participants.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [room, t]);
}
