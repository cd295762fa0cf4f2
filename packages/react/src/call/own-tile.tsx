import type { LocalMedia, Room, SelfView } from '@parley/client';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { Tile, type TileProps } from './tile.tsx';
import { TileReaction } from './tile-reaction.tsx';

interface OwnTileProps extends Pick<TileProps, 'ref' | 'place' | 'hand' | 'corner' | 'actions'> {
  room: Room;
  self: Pick<SelfView, 'participantId' | 'name'>;
  media: LocalMedia;
  /** Whether a ring shows that they speak. */
  ringed: boolean;
}

/** The viewer as the others see them, only mirrored. */
export function OwnTile({ room, self, media, ringed, ...tile }: OwnTileProps) {
  const t = useMessages();
  const speaking = useSlice(room.speaker) === self.participantId;
  const { cameraStream, microphone } = useSlice(media.view);
  return (
    <Tile
      {...tile}
      name={self.name}
      label={self.name === '' ? t('room.you') : t('common.you', { name: self.name })}
      chip={t('room.you')}
      avatarUrl={null}
      stream={cameraStream}
      muted={microphone.status !== 'on'}
      speaking={ringed && speaking}
      mirrored
    >
      <TileReaction room={room} participantId={self.participantId} />
    </Tile>
  );
}
