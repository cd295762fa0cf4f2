import { RemoteTile } from '../call/remote-tile.tsx';
import { SelfTile } from '../call/self-tile.tsx';
import { useRoom } from '../hooks/room-context.tsx';
import { useParticipants, useRemoteMedia, useSelf } from '../hooks/use-room-slices.ts';
import { useSize } from '../hooks/use-size.ts';

/**
 * One person: picture or initials, name, muted, hand, ring while they speak. As wide as what holds it, 16:9 unless the host's
 * styles give it another height.
 *
 * @example
 * {participants.map(({ id }) => <Tile key={id} participantId={id} />)}
 */
export function Tile({ participantId }: { participantId: string }) {
  const room = useRoom();
  const self = useSelf();
  const participant = useParticipants().find(({ id }) => id === participantId);
  const media = useRemoteMedia(participantId);
  const [ref, size] = useSize<HTMLDivElement>();
  const place = { x: 0, y: 0, ...size };
  const known = { room, place, hand: null, ringed: true };
  return (
    <div ref={ref} className="parley-kit-tile" role={size.width > 0 ? 'list' : undefined}>
      {size.width > 0 && participant !== undefined && <RemoteTile {...known} participant={participant} media={media} />}
      {size.width > 0 && self?.participantId === participantId && (
        <SelfTile {...known} self={self} media={room.devices} corner={false} />
      )}
    </div>
  );
}
