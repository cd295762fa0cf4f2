import { Room, RoomEvent, type Track } from 'livekit-client';

/** The same call with LiveKit's client, as its guide has it: `?server=` and `?token=`. */

const asked = new URLSearchParams(location.search);

const show = (track: Track) => document.body.append(track.attach());

function enter(): void {
  const room = new Room({ videoCaptureDefaults: { resolution: { width: 640, height: 360 } } });
  room.on(RoomEvent.TrackSubscribed, show);
  room.on(RoomEvent.LocalTrackPublished, ({ track }) => track && show(track));
  void room
    .connect(asked.get('server') ?? '', asked.get('token') ?? '')
    .then(() => room.localParticipant.enableCameraAndMicrophone());
}

Object.assign(window, { enter });
