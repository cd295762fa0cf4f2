import type { RemoteMedia, RemoteParticipant, Room } from '@parley/client';
import type { Translate } from '@parley/locales';
import { useSlice } from '../hooks/use-slice.ts';
import { useMessages } from '../parts/index.ts';
import type { TilePlace } from './grid-layout.ts';
import { isReconnecting } from './is-reconnecting.ts';
import { weakness } from './quality-words.ts';
import { Tile } from './tile.tsx';
import { TilePin } from './tile-pin.tsx';
import { TileReaction } from './tile-reaction.tsx';
import { useShown } from './use-shown.ts';

interface RemoteTileProps {
  room: Room;
  participant: RemoteParticipant;
  media: RemoteMedia | null;
  place: TilePlace;
  hand: number | null;
  /** Whether a ring shows that they speak: of two, everybody knows who does. */
  ringed: boolean;
  pinned: boolean;
  /** Null where there is nobody to be larger than. */
  onPin: (() => void) | null;
}

/** Somebody else on the stage. */
export function RemoteTile(props: RemoteTileProps) {
  const { room, participant, media, place, hand, ringed, pinned, onPin } = props;
  const t = useMessages();
  const { id, name, role, path } = participant;
  const speaking = useSlice(room.speaker) === id;
  const quality = useSlice(room.quality).get(id);
  const waiting = waitingText(t, participant);
  const shown = useShown(room, id, 'video');
  return (
    <Tile
      ref={shown}
      place={place}
      name={name}
      role={role === 'participant' ? null : t(role === 'host' ? 'room.host' : 'room.moderator')}
      avatarUrl={participant.avatarUrl}
      stream={participant.video && path !== 'failed' ? (media?.video ?? null) : null}
      muted={!participant.audio}
      hand={hand}
      speaking={ringed && speaking}
      waiting={waiting}
      weak={waiting === null && quality !== undefined ? weakness(t, quality) : null}
      pinned={pinned}
      onDoubleClick={onPin ?? undefined}
      actions={onPin !== null && <TilePin name={name} pinned={pinned} onPin={onPin} />}
    >
      <TileReaction room={room} participantId={id} />
    </Tile>
  );
}

/** Why somebody is not to be seen and heard as they are now; null while they are. */
export function waitingText(t: Translate, participant: RemoteParticipant): string | null {
  if (participant.path === 'connecting') return t('room.connectingTo');
  if (participant.path === 'failed') return t('room.noPath');
  return isReconnecting(participant) ? t('room.theyReconnect') : null;
}
