import { OwnTile } from '../call/own-tile.tsx';
import { RemoteTile } from '../call/remote-tile.tsx';
import { useRoom } from '../hooks/room-context.tsx';
import { useParticipants, useRemoteMedia, useSelf } from '../hooks/use-room-slices.ts';
import { useSize } from '../hooks/use-size.ts';

/**
 * One person: picture or initials, name, muted, ring while they speak. As wide as what holds it, 16:9 unless the host's styles
 * give it another height.
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
  const shown = size.width > 0;
  const common = { room, place: { x: 0, y: 0, ...size }, hand: null, ringed: true };
  return (
    <div ref={ref} className="parley-kit-tile" role={shown ? 'list' : undefined}>
      {shown && self?.participantId === participantId && <OwnTile {...common} self={self} media={room.devices} />}
      {shown && participant !== undefined && (
        <RemoteTile {...common} participant={participant} media={media} pinned={false} onPin={null} />
      )}
    </div>
  );
}
