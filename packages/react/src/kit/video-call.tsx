import type { LocalMedia, Room } from '@parley/client';
import { VideoCall as Call } from '../call/video-call.tsx';
import { RoomProvider } from '../hooks/room-context.tsx';

export interface VideoCallProps {
  /** A room that was entered, by `createRoom`, `useWebRTC` or `<Lobby>`. */
  room: Room;
  /** Default: the devices of the room. */
  media?: LocalMedia;
  /** What is copied to invite others. Default: nobody may. */
  link?: string | null;
  /** The person presses Leave. Default: leaves the room; `useConnection` or `room.connection` tells. */
  onLeave?: () => void;
}

/**
 * A whole call: stage, controls, chat, people, devices. It fills what holds it, at least 240 pixels high, and is dark in every
 * theme. From 360 pixels of width on everything is there.
 *
 * @example
 * <div style={{ height: '100dvh' }}>
 *   <VideoCall room={room} link={location.href} onLeave={() => void room.leave()} />
 * </div>
 */
export function VideoCall({ room, media, link = null, onLeave }: VideoCallProps) {
  return (
    <RoomProvider room={room}>
      <div className="parley-kit-call">
        <Call room={room} media={media ?? room.devices} link={link} onLeave={onLeave ?? (() => void room.leave())} />
      </div>
    </RoomProvider>
  );
}
