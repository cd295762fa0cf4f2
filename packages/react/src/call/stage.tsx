import type { LocalMedia, Room } from '@parley/client';
import { useMemo, useState } from 'react';
import { useSize } from '../hooks/use-size.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { Alone } from './alone.tsx';
import { arrange } from './arrangement.ts';
import { handOrder } from './hand-order.ts';
import { OwnShare } from './own-share.tsx';
import { RemoteTile } from './remote-tile.tsx';
import { SelfTile } from './self-tile.tsx';
import { ShareTile } from './share-tile.tsx';
import { useShares } from './use-shares.ts';

/** Everybody in the room. Tiles keep their elements when the arrangement changes, so that no picture flickers. */
export function Stage({ room, media, link }: { room: Room; media: LocalMedia; link: string | null }) {
  const t = useMessages();
  const participants = useSlice(room.participants);
  const streams = useSlice(room.media);
  const self = useSlice(room.self);
  const [ref, size] = useSize<HTMLDivElement>();
  const { shares, enlarge } = useShares(participants, streams);
  const [shapes, setShapes] = useState<ReadonlyMap<string, number>>(new Map());
  const large = shares[0]?.participant.id;
  const shape = (large === undefined ? null : shapes.get(large)) ?? null;
  const places = useMemo(
    () => arrange(participants.length, size, { count: shares.length, shape }),
    [participants.length, size, shares.length, shape],
  );
  const ringed = places.mode === 'grid' || places.mode === 'share';
  const hands = useMemo(
    () => handOrder(self === null ? participants : [...participants, { ...self, id: self.participantId }]),
    [participants, self],
  );
  return (
    <div className="parley-stage">
      <OwnShare room={room} media={media} />
      <div ref={ref} className="parley-stage-area" role="list" aria-label={t('room.stage')}>
        {shares.map((share, index) => {
          const place = places.shares[index];
          const { id } = share.participant;
          return (
            size.width > 0 &&
            place !== undefined && (
              <ShareTile
                key={`screen ${id}`}
                room={room}
                share={share}
                place={place}
                onEnlarge={index === 0 ? null : () => enlarge(id)}
                onShape={(shape) => setShapes((before) => new Map(before).set(id, shape))}
              />
            )
          );
        })}
        {participants.map((participant, index) => {
          const place = places.others[index];
          return (
            size.width > 0 &&
            place !== undefined && (
              <RemoteTile
                key={participant.id}
                room={room}
                participant={participant}
                media={streams.get(participant.id) ?? null}
                place={place}
                hand={hands.get(participant.id) ?? null}
                ringed={ringed}
              />
            )
          );
        })}
        {size.width > 0 && self !== null && (
          <SelfTile
            room={room}
            self={self}
            media={media}
            place={places.self}
            corner={places.mode === 'pair'}
            hand={hands.get(self.participantId) ?? null}
            ringed={ringed}
          />
        )}
      </div>
      {places.mode === 'alone' && <Alone link={link} />}
    </div>
  );
}
