import { useEffect, useState } from 'react';

/** Tracks that arrive are swapped without an event, so that is looked at this often, in milliseconds. */
const LOOK_AGAIN = 1000;

/** Whether a stream brings sound, loud or silent. */
export function useHasSound(stream: MediaStream): boolean {
  const [sound, setSound] = useState(false);
  useEffect(() => {
    const look = () => setSound(stream.getAudioTracks().some((track) => track.readyState === 'live' && !track.muted));
    look();
    const timer = setInterval(look, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [stream]);
  return sound;
}
