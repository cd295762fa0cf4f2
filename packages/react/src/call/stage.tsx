import type { LocalMedia, Room } from '@parley/client';
import { useMemo, useState } from 'react';
import { useSize } from '../hooks/use-size.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { Alone } from './alone.tsx';
import type { CallView } from './call-view.ts';
import { handOrder } from './hand-order.ts';
import { OwnShare } from './own-share.tsx';
import { OwnTile } from './own-tile.tsx';
import { RemoteTile } from './remote-tile.tsx';
import { SelfTile } from './self-tile.tsx';
import { ShareTile } from './share-tile.tsx';
import { StagePages } from './stage-pages.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useShares } from './use-shares.ts';
import { useStage } from './use-stage.ts';

interface StageProps {
  room: Room;
  media: LocalMedia;
  view: CallView;
  link: string | null;
}

/** The viewer before the room knows them. */
const COMING = { participantId: '', name: '' };

/** Everybody in the room. Tiles keep their elements when the arrangement changes, so that no picture flickers. */
export function Stage({ room, media, view, link }: StageProps) {
  const t = useMessages();
  const participants = useSlice(room.participants);
  const streams = useSlice(room.media);
  const self = useSlice(room.self);
  const [ref, size] = useSize<HTMLDivElement>();
  // Tiles that began with no height would grow before everybody's eyes.
  const measured = size.width > 0 && size.height > 0;
  const kept = useFocusKept();
  const { shares, enlarge } = useShares(participants, streams);
  const [shapes, setShapes] = useState<ReadonlyMap<string, number>>(new Map());
  const large = shares[0]?.participant.id;
  const shape = (large === undefined ? null : shapes.get(large)) ?? null;
  const { people, places, pinned, setPage } = useStage(room, view, size, { count: shares.length, shape });
  const { corner } = useSlice(view.choices);
  const together = places.mode === 'grid' || places.mode === 'large';
  const hands = useMemo(
    () => handOrder(self === null ? participants : [...participants, { ...self, id: self.participantId }]),
    [participants, self],
  );
  const show = (id: string) => {
    view.pin(null);
    enlarge(id);
  };
  return (
    <div ref={kept} className="parley-stage">
      <OwnShare room={room} media={media} />
      <div
        ref={ref}
        className="parley-stage-area"
        role="list"
        aria-label={t('room.stage')}
        tabIndex={-1}
        data-coming={self === null ? '' : undefined}
        data-self={places.mode === 'pair' && places.self !== null ? corner : undefined}
      >
        {shares.map((share, index) => {
          const place = places.shares[index] ?? null;
          const { id } = share.participant;
          return (
            measured &&
            place !== null && (
              <ShareTile
                key={`screen ${id}`}
                room={room}
                share={share}
                place={place}
                onEnlarge={index === 0 && pinned === null ? null : () => show(id)}
                onShape={(shape) => setShapes((before) => new Map(before).set(id, shape))}
              />
            )
          );
        })}
        {people.map((participant, index) => {
          const place = places.others[index] ?? null;
          return (
            measured &&
            place !== null && (
              <RemoteTile
                key={participant.id}
                room={room}
                participant={participant}
                media={streams.get(participant.id) ?? null}
                place={place}
                hand={hands.get(participant.id) ?? null}
                ringed={together}
                pinned={participant.id === pinned}
                onPin={together ? () => view.pin(participant.id === pinned ? null : participant.id) : null}
              />
            )
          );
        })}
        {measured && self === null && places.self !== null && (
          <OwnTile room={room} self={COMING} media={media} place={places.self} hand={null} ringed={false} />
        )}
        {measured && self !== null && places.self !== null && (
          <SelfTile
            room={room}
            self={self}
            media={media}
            view={view}
            place={places.self}
            stage={size}
            mode={places.mode}
            hand={hands.get(self.participantId) ?? null}
          />
        )}
      </div>
      <StagePages page={places.page} pages={places.pages} onPage={setPage} />
      {self !== null && places.mode === 'alone' && <Alone link={link} />}
    </div>
  );
}
