import type { LocalMedia, Room, SelfView } from '@parley/client';
import { SwitchCamera } from 'lucide-react';
import { useSlice } from '../hooks/use-slice.ts';
import { IconButton, useMessages } from '../parts/index.ts';
import type { TilePlace } from './grid-layout.ts';
import { Tile } from './tile.tsx';

interface SelfTileProps {
  room: Room;
  self: SelfView;
  media: LocalMedia;
  place: TilePlace;
  corner: boolean;
  hand: number | null;
  ringed: boolean;
}

/** The viewer as the others see them, only mirrored. */
export function SelfTile({ room, self, media, place, corner, hand, ringed }: SelfTileProps) {
  const t = useMessages();
  const speaking = useSlice(room.speaker) === self.participantId;
  const view = useSlice(media.view);
  return (
    <Tile
      place={place}
      name={self.name}
      label={t('common.you', { name: self.name })}
      chip={t('room.you')}
      avatarUrl={null}
      stream={view.cameraStream}
      muted={view.microphone.status !== 'on'}
      hand={hand}
      speaking={ringed && speaking}
      mirrored
      corner={corner}
      action={
        view.canFlip && (
          <IconButton
            className="parley-tile-action"
            label={t('room.flipCamera')}
            icon={<SwitchCamera aria-hidden />}
            onPress={() => void media.flipCamera()}
          />
        )
      }
    />
  );
}
