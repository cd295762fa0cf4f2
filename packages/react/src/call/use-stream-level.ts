import { browserClock, LevelMeter, type Slice } from '@parley/client';
import { useEffect, useState } from 'react';

/** Loudness of what a stream plays, 0 to 1; null while there is nothing to be heard. */
export function useStreamLevel(stream: MediaStream | null): Slice<number> | null {
  const [level, setLevel] = useState<LevelMeter | null>(null);
  useEffect(() => {
    if (stream === null) {
      setLevel(null);
      return undefined;
    }
    const meter = new LevelMeter(browserClock);
    const follow = () => meter.setTrack(stream.getAudioTracks()[0] ?? null);
    follow();
    stream.addEventListener('addtrack', follow);
    setLevel(meter);
    return () => {
      stream.removeEventListener('addtrack', follow);
      meter.setTrack(null);
    };
  }, [stream]);
  return level;
}
