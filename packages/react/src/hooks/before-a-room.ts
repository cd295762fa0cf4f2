import { type LocalMediaView, type RoomView, type Slice, WritableSlice } from '@parley/client';

/** What there is to see of a room before there is one. */
export const noRoomYet: Pick<RoomView, 'connection' | 'participants' | 'media' | 'chat'> = {
  connection: new WritableSlice({ status: 'idle' }),
  participants: new WritableSlice([]),
  media: new WritableSlice(new Map()),
  chat: new WritableSlice({ entries: [], complete: true }),
};

/** Devices before anybody asked for them; also while a page is made on a server, where there are none. */
export const noDevicesYet: { view: Slice<LocalMediaView> } = {
  view: new WritableSlice<LocalMediaView>({
    microphone: { status: 'off' },
    camera: { status: 'off' },
    cameraStream: null,
    devices: { microphones: [], cameras: [], speakers: [] },
    speakerId: null,
    processing: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    canFlip: false,
    screen: { status: 'off' },
    canShareScreen: false,
  }),
};
