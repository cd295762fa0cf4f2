import { RemoteTile } from '../call/remote-tile.tsx';
import { Tile as CallTile } from '../call/tile.tsx';
import { useRoom } from '../hooks/room-context.tsx';
import { useParticipants, useRemoteMedia, useSelf, useSpeaker } from '../hooks/use-room-slices.ts';
import { type Size, useSize } from '../hooks/use-size.ts';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';

/**
 * One person: picture or initials, name, muted, ring while they speak. As wide as what holds it, 16:9 unless the host's styles
 * give it another height.
 *
 * @example
 * {participants.map(({ id }) => <Tile key={id} participantId={id} />)}
 */
export function Tile({ participantId }: { participantId: string }) {
  const own = useSelf()?.participantId === participantId;
  const [ref, size] = useSize<HTMLDivElement>();
  return (
    <div ref={ref} className="parley-kit-tile" role={size.width > 0 ? 'list' : undefined}>
      {size.width > 0 && (own ? <OwnTile size={size} /> : <OtherTile participantId={participantId} size={size} />)}
    </div>
  );
}

function OtherTile({ participantId, size }: { participantId: string; size: Size }) {
  const participant = useParticipants().find(({ id }) => id === participantId);
  const media = useRemoteMedia(participantId);
  const room = useRoom();
  if (participant === undefined) return null;
  const place = { x: 0, y: 0, ...size };
  return (
    <RemoteTile
      room={room}
      participant={participant}
      media={media}
      place={place}
      hand={null}
      ringed
      pinned={false}
      onPin={null}
    />
  );
}

function OwnTile({ size }: { size: Size }) {
  const t = useMessages();
  const self = useSelf();
  const { cameraStream, microphone } = useSlice(useRoom().devices.view);
  const speaking = useSpeaker() === self?.participantId;
  if (self === null) return null;
  return (
    <CallTile
      place={{ x: 0, y: 0, ...size }}
      name={self.name}
      label={t('common.you', { name: self.name })}
      chip={t('room.you')}
      avatarUrl={null}
      stream={cameraStream}
      muted={microphone.status !== 'on'}
      hand={null}
      speaking={speaking}
      mirrored
    />
  );
}
