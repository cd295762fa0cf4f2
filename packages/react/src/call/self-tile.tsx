import type { LocalMedia, Room, SelfView } from '@parley/client';
import { EyeOff, SwitchCamera } from 'lucide-react';
import type { Size } from '../hooks/use-size.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { announce, IconButton, useMessages } from '../parts/index.ts';
import type { Arrangement } from './arrangement.ts';
import type { CallView } from './call-view.ts';
import { CornerHandle } from './corner-handle.tsx';
import type { TilePlace } from './grid-layout.ts';
import { OwnTile } from './own-tile.tsx';
import { useCornerDrag } from './use-corner-drag.ts';

interface SelfTileProps {
  room: Room;
  self: SelfView;
  media: LocalMedia;
  view: CallView;
  place: TilePlace;
  stage: Size;
  mode: Arrangement['mode'];
  hand: number | null;
}

/** The viewer on the stage, with what can be done about their picture. */
export function SelfTile({ room, self, media, view, place, stage, mode, hand }: SelfTileProps) {
  const t = useMessages();
  const { canFlip } = useSlice(media.view);
  const drag = useCornerDrag(mode === 'pair', stage, place, (corner) => view.change({ corner }));
  const hide = () => {
    view.change({ self: false });
    announce(t('room.selfHidden'));
  };
  return (
    <OwnTile
      ref={drag}
      room={room}
      self={self}
      media={media}
      place={place}
      hand={hand}
      ringed={mode === 'grid' || mode === 'large'}
      corner={mode === 'pair'}
      actions={
        <>
          {mode === 'pair' && <CornerHandle view={view} />}
          {mode !== 'alone' && (
            <IconButton size="small" label={t('room.hideSelf')} icon={<EyeOff aria-hidden />} onPress={hide} />
          )}
          {canFlip && (
            <IconButton
              size="small"
              label={t('room.flipCamera')}
              icon={<SwitchCamera aria-hidden />}
              onPress={() => void media.flipCamera()}
            />
          )}
        </>
      }
    />
  );
}
