import type { Room } from '@parley/client';
import { Maximize2, ScreenShare } from 'lucide-react';
import { type SyntheticEvent, useCallback } from 'react';
import { Button } from 'react-aria-components/Button';
import { useStream } from '../hooks/use-stream.ts';
import { Tooltip, useMessages } from '../parts/index.ts';
import { tileStyle } from './tile-style.ts';
import type { TilePlace } from './grid-layout.ts';
import { waitingText } from './remote-tile.tsx';
import { useHasSound } from './use-has-sound.ts';
import type { Share } from './use-shares.ts';
import { useShown } from './use-shown.ts';

interface ShareTileProps {
  room: Room;
  share: Share;
  place: TilePlace;
  /** In the strip: what shows it large instead. */
  onEnlarge: (() => void) | null;
  /** Width divided by height, when it is known or changed. */
  onShape: (shape: number) => void;
}

/** A screen that somebody shares, shown whole. */
export function ShareTile({ room, share: { participant, media }, place, onEnlarge, onShape }: ShareTileProps) {
  const t = useMessages();
  const { id, name } = participant;
  const waiting = waitingText(t, participant);
  const hasSound = useHasSound(media.screenAudio);
  const attach = useStream<HTMLVideoElement>(media.screen);
  const shown = useShown(room, id, 'screen');
  const measure = useCallback(
    ({ currentTarget: { videoWidth, videoHeight, dataset } }: SyntheticEvent<HTMLVideoElement>) => {
      // Browsers tell of a picture of two pixels before the first real one.
      if (videoWidth <= 2 || videoHeight <= 2) return;
      dataset['shown'] = '';
      onShape(videoWidth / videoHeight);
    },
    [onShape],
  );
  const text = t('room.theyShare', { name });
  return (
    <div
      ref={shown}
      className="parley-tile parley-share"
      style={tileStyle(place)}
      role="listitem"
      aria-label={text}
      data-waiting={waiting === null ? undefined : ''}
    >
      <span className="parley-tile-waiting">{t('room.shareStarting')}</span>
      <video
        ref={attach}
        className="parley-tile-video parley-share-video"
        onLoadedData={measure}
        onResize={measure}
        autoPlay
        playsInline
        muted
      />
      {waiting !== null && (
        <div className="parley-tile-veil">
          <span className="parley-tile-mark">{waiting}</span>
        </div>
      )}
      <div className="parley-tile-name">
        {onEnlarge !== null && <ScreenShare aria-hidden size={16} strokeWidth={1.5} />}
        <span className="parley-tile-name-text">{onEnlarge === null ? text : name}</span>
        {hasSound && onEnlarge === null && <small>{t('room.withSound')}</small>}
      </div>
      {onEnlarge !== null && (
        <Tooltip text={t('room.enlargeShare', { name })}>
          <Button className="parley-share-enlarge" aria-label={t('room.enlargeShare', { name })} onPress={onEnlarge}>
            <Maximize2 aria-hidden size={16} strokeWidth={1.5} />
          </Button>
        </Tooltip>
      )}
    </div>
  );
}
