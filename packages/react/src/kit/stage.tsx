import { Stage as CallStage } from '../call/stage.tsx';
import { useRoom } from '../hooks/room-context.tsx';
import { viewOf } from './view-of.ts';

/**
 * Everybody in the room, and what they share. Fills what holds it.
 *
 * @example
 * <div style={{ height: 480 }}><Stage link="https://meet.example.org/j/abc-defg-hij" /></div>
 */
export function Stage({ link = null }: { link?: string | null }) {
  const room = useRoom();
  return (
    <div className="parley-kit-stage">
      <CallStage room={room} media={room.devices} view={viewOf(room)} link={link} />
    </div>
  );
}
