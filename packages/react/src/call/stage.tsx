import type { LocalMedia, RemoteMedia, RemoteParticipant, Room } from '@parley/client';
import type { Translate } from '@parley/locales';
import { useMemo } from 'react';
import { useSize } from '../hooks/use-size.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import { Alone } from './alone.tsx';
import { arrange } from './arrangement.ts';
import type { TilePlace } from './grid-layout.ts';
import { handOrder } from './hand-order.ts';
import { Tile } from './tile.tsx';
import { useSpeakingMark } from './use-speaking-mark.ts';

/** Everybody in the room. Tiles keep their elements when the arrangement changes, so that no picture flickers. */
export function Stage({ room, media, link }: { room: Room; media: LocalMedia; link: string | null }) {
  const t = useMessages();
  const participants = useSlice(room.participants);
  const streams = useSlice(room.media);
  const self = useSlice(room.self);
  const [ref, size] = useSize<HTMLDivElement>();
  const {
    mode,
    others,
    self: selfPlace,
  } = useMemo(() => arrange(participants.length, size), [participants.length, size]);
  const hands = useMemo(
    () => handOrder(self === null ? participants : [...participants, { ...self, id: self.participantId }]),
    [participants, self],
  );
  return (
    <div className="parley-stage">
      <div ref={ref} className="parley-stage-area" role="list" aria-label={t('room.stage')}>
        {size.width > 0 &&
          participants.map((participant, index) => (
            <RemoteTile
              key={participant.id}
              room={room}
              participant={participant}
              media={streams.get(participant.id) ?? null}
              place={others[index]}
              hand={hands.get(participant.id) ?? null}
              ringed={mode === 'grid'}
            />
          ))}
        {size.width > 0 && self !== null && (
          <SelfTile
            name={self.name}
            media={media}
            place={selfPlace}
            corner={mode === 'pair'}
            hand={hands.get(self.participantId) ?? null}
            ringed={mode === 'grid'}
          />
        )}
      </div>
      {mode === 'alone' && <Alone link={link} />}
    </div>
  );
}

interface RemoteTileProps {
  room: Room;
  participant: RemoteParticipant;
  media: RemoteMedia | null;
  place: TilePlace | undefined;
  hand: number | null;
  /** Whether a ring shows that they speak: of two, everybody knows who does. */
  ringed: boolean;
}

function RemoteTile({ room, participant, media, place, hand, ringed }: RemoteTileProps) {
  const t = useMessages();
  const heard = ringed && participant.audio && participant.path === 'connected';
  const ring = useSpeakingMark(heard ? room.level(participant.id) : null);
  if (place === undefined) return null;
  return (
    <Tile
      ref={ring}
      place={place}
      name={participant.name}
      role={
        participant.role === 'host' ? t('room.host') : participant.role === 'moderator' ? t('room.moderator') : null
      }
      avatarUrl={participant.avatarUrl}
      stream={participant.video && participant.path !== 'failed' ? (media?.video ?? null) : null}
      muted={!participant.audio}
      hand={hand}
      waiting={waitingText(t, participant)}
      badge={participant.connection === 'reconnecting' ? t('room.theyReconnect') : null}
    />
  );
}

const waitingText = (t: Translate, { path }: RemoteParticipant): string | null =>
  path === 'connected' ? null : t(path === 'connecting' ? 'room.connectingTo' : 'room.noPath');

interface SelfTileProps {
  name: string;
  media: LocalMedia;
  place: TilePlace;
  corner: boolean;
  hand: number | null;
  ringed: boolean;
}

function SelfTile({ name, media, place, corner, hand, ringed }: SelfTileProps) {
  const t = useMessages();
  const ring = useSpeakingMark(ringed ? media.level : null);
  const view = useSlice(media.view);
  return (
    <Tile
      ref={ring}
      place={place}
      name={name}
      label={t('common.you', { name })}
      chip={t('room.you')}
      avatarUrl={null}
      stream={view.cameraStream}
      muted={view.microphone.status !== 'on'}
      hand={hand}
      mirrored
      corner={corner}
    />
  );
}
