import { type CreateRoomOptions, type LocalMedia, ParleyError, type Room } from '@parley/client';

export interface UseWebRTCOptions extends Pick<CreateRoomOptions, 'apiUrl' | 'token' | 'maxVideo' | 'icePolicy'> {
  /** The meeting: the code of its link, or its id for who has a part in it. Null: nowhere yet. A new one leaves the old one. */
  roomId: string | null;
  /** What a guest is called; people with an account go by their own name. */
  userId?: string;
  /** Where the server is: `wss:`, `https:`, `ws:` or `http:`. Default: the page's own. */
  websocketUrl?: string;
  /** False never asks for the microphone. Default true. */
  enableAudio?: boolean;
  /** False never asks for the camera. Default true. */
  enableVideo?: boolean;
  /** Devices of a lobby that was shown before; they stay as they are. */
  media?: LocalMedia;
  /** Goes on here when the same person is in the meeting elsewhere. */
  takeOver?: boolean;
  /** Enters rooms; for tests. */
  enter?: (options: CreateRoomOptions) => Promise<Room>;
}

/** What a room is entered with. */
export function roomOptions(options: UseWebRTCOptions): CreateRoomOptions {
  const { roomId, userId, websocketUrl, apiUrl, token, icePolicy, media, takeOver } = options;
  const { enableAudio = media === undefined, enableVideo = media === undefined } = options;
  return {
    conference: roomId ?? '',
    microphone: enableAudio,
    camera: enableVideo,
    ...(websocketUrl === undefined ? {} : { serverUrl: websocketUrl.replace(/^ws/, 'http') }),
    ...(userId === undefined ? {} : { name: userId }),
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(token === undefined ? {} : { token }),
    ...(icePolicy === undefined ? {} : { icePolicy }),
    ...(takeOver === undefined ? {} : { takeOver }),
  };
}

export const asParleyError = (error: unknown): ParleyError =>
  error instanceof ParleyError
    ? error
    : new ParleyError('UNAVAILABLE', 'The meeting could not be entered.', { cause: error });
