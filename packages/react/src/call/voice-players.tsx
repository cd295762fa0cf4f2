import type { LocalMedia, Room } from '@parley/client';
import { useCallback, useEffect, useRef } from 'react';
import { useSlice } from '../hooks/use-slice.ts';
import type { Voices } from './voices.ts';

/** Plays everybody's voice on the chosen speaker. Nothing is seen of it. */
export function VoicePlayers({ room, media, voices }: { room: Room; media: LocalMedia; voices: Voices }) {
  const streams = useSlice(room.media);
  const { speakerId } = useSlice(media.view);
  return [...streams].map(([participantId, { audio }]) => (
    <VoicePlayer key={participantId} stream={audio} speakerId={speakerId} voices={voices} />
  ));
}

function VoicePlayer({ stream, speakerId, voices }: { stream: MediaStream; speakerId: string | null; voices: Voices }) {
  const player = useRef<HTMLAudioElement>(null);
  const attach = useCallback(
    (element: HTMLAudioElement) => {
      player.current = element;
      element.srcObject = stream;
      const stop = voices.add(element);
      return () => {
        stop();
        element.srcObject = null;
      };
    },
    [stream, voices],
  );
  useEffect(() => {
    const element = player.current;
    if (element === null || !('setSinkId' in element) || element.sinkId === (speakerId ?? '')) return;
    // A speaker that was just unplugged: the browser goes back to its own choice.
    element.setSinkId(speakerId ?? '').catch(() => {});
  }, [speakerId]);
  return <audio ref={attach} autoPlay />;
}
