import type { LocalMedia, Room } from '@parley/client';
import { useEffect } from 'react';
import { useSlice } from '../hooks/use-slice.ts';
import type { CallSound } from './call-sounds.ts';
import type { CallView } from './call-view.ts';

/** Where this many others are, people come and go all the time: that is not heard. */
const MANY = 8;
/** At most one sound in so many milliseconds. */
const APART = 1500;

/** Soft notes for what happens, unless they are turned off. */
export function useCallSounds(room: Room, media: LocalMedia, view: CallView): void {
  const { sounds } = useSlice(view.choices);
  useEffect(() => {
    if (!sounds) return undefined;
    let last = Number.NEGATIVE_INFINITY;
    const play = async (sound: CallSound) => {
      if (performance.now() - last < APART) return;
      last = performance.now();
      const { playCallSound } = await import('./call-sounds.ts');
      await playCallSound(sound, media.view.getSnapshot().speakerId);
    };
    const few = () => room.participants.getSnapshot().length < MANY;
    const stops = [
      room.on('participantJoined', () => few() && void play('joined')),
      room.on('participantLeft', (_, reason) => reason !== 'taken_over' && few() && void play('left')),
      room.on('chatMessage', ({ own }) => !own && void play('message')),
      room.on('handRaised', () => void play('hand')),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [room, media, sounds]);
}
