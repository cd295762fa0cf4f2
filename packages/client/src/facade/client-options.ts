import type { ApiToken } from '../api/parley-api.ts';
import type { CreateRoomOptions } from '../create-room.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { Room } from '../room/room.ts';

export interface WebRTCClientOptions {
  /** Where the server is: `ws:`, `wss:`, `http:` or `https:`. Default: where the script came from, else the page's own. */
  socketUrl?: string;
  /** Where the REST API is, if elsewhere. */
  apiUrl?: string;
  /** Bearer token of the person, or a function that gives one. Default: the browser's cookies say who it is. */
  token?: ApiToken;
  /** What a guest is called. Default: the `userId` of `joinRoom`. */
  name?: string;
  /** False never asks for the microphone. Default true. */
  enableAudio?: boolean;
  /** False never asks for the camera. Default true. */
  enableVideo?: boolean;
  /** False hears and says nothing in chat. Default true. */
  enableChat?: boolean;
  /** Writes what happens to the console. Default false. */
  debug?: boolean;
  /** Default `all`; `relay` keeps this person's address from the others. */
  icePolicy?: RTCIceTransportPolicy;
  /** Greatest picture to send, such as `360p15`. Default `720p30`. */
  maxVideo?: string;
  /** Devices of a lobby that was shown before. */
  media?: LocalMedia;
  /** Enters rooms; for tests. */
  createRoom?: (options: CreateRoomOptions) => Promise<Room>;
}
