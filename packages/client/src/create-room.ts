import type { JoinAnswer } from '@parley/contract';
import { ParleyError } from '@parley/contract/errors';
import { type ApiToken, ParleyApi } from './api/parley-api.ts';
import { createMesh } from './engines/mesh.ts';
import { fetchIceServers } from './ice/fetch-ice-servers.ts';
import type { Log } from './log.ts';
import { LocalMedia } from './media/local-media.ts';
import { Room } from './room/room.ts';

export interface CreateRoomOptions {
  /** The meeting: the code of its link (`abc-defg-hij`), or its id or its room's (`conf_…`, `room_…`) for who has a part in it. */
  conference: string;
  /** Where the server is, such as `https://meet.example.org`. Default: the page's own. */
  serverUrl?: string;
  /** Where the REST API is, if elsewhere than `serverUrl`. */
  apiUrl?: string;
  /** Where the realtime server is, if elsewhere than `serverUrl`; `https:` or `wss:`. */
  socketUrl?: string;
  /** Bearer token of the person, or a function that gives one. Default: the browser's cookies say who it is. */
  token?: ApiToken;
  /** What a guest wants to be called. People with an account go by their own name. */
  name?: string;
  /** Devices of a lobby that was shown before, or with a choice of one's own. Default: new ones. */
  media?: LocalMedia;
  /** Turns the microphone on. Default: true; with `media` it stays as it is. */
  microphone?: boolean;
  /** Turns the camera on. Default: true; with `media` it stays as it is. */
  camera?: boolean;
  /** Sent instead of what microphone and camera give, while these are on. A copy is sent: stop your own yourself. */
  tracks?: { audio?: MediaStreamTrack; video?: MediaStreamTrack };
  /** Greatest picture to capture, such as `360p15`. Default `720p30`. Not with `media`. */
  maxVideo?: string;
  /** `relay` sends media through TURN servers alone, so that nobody learns this person's address. Default `all`. */
  icePolicy?: RTCIceTransportPolicy;
  /** Goes on here when the same person is in the meeting on another device. Without it that is `CONFLICT`. */
  takeOver?: boolean;
  /** Takes it all back, also while connecting; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  log?: Log;
}

/**
 * Asks to come into a meeting and enters its room. Devices start meanwhile; a refused camera keeps nobody out, `room.devices`
 * tells of it.
 *
 * ```ts
 * const room = await createRoom({ conference: 'abc-defg-hij', name: 'Ann' });
 * room.participants.subscribe(() => show(room.participants.getSnapshot()));
 * ```
 *
 * @throws ParleyError `TOO_EARLY {opensAt, startsAt}` before the doors open; `CONFLICT {reason: 'already_here'}` for who is
 * there on another device, `CONFLICT {reason: 'elsewhere', url}` for a meeting that another provider holds; or as the server refused
 * (`NOT_FOUND`, `CONFERENCE_ENDED`, `CONFERENCE_FULL`, `UNAUTHENTICATED`, …), `NETWORK_UNREACHABLE`, `TIMEOUT`.
 */
export async function createRoom(options: CreateRoomOptions): Promise<Room> {
  const { serverUrl = '', signal, icePolicy } = options;
  const media = options.media ?? new LocalMedia(options.maxVideo === undefined ? {} : { maxVideo: options.maxVideo });
  const room = new Room({
    serverUrl: options.socketUrl ?? serverUrl,
    fetchIceServers: (_, ticket) => fetchIceServers(options.apiUrl ?? serverUrl, ticket),
    media,
    ...(options.log === undefined ? {} : { log: options.log }),
    ...(icePolicy === undefined
      ? {}
      : {
          createEngine: (engine) =>
            createMesh({
              ...engine,
              createConnection: (configuration) =>
                new RTCPeerConnection({ ...configuration, iceTransportPolicy: icePolicy }),
            }),
        }),
  });
  const abort = () => void room.leave();
  signal?.addEventListener('abort', abort);
  try {
    const token = askAtTheDoor(options).then((pass) => {
      signal?.throwIfAborted();
      // Nobody who is not let in is asked for a camera.
      startDevices(media, options);
      return pass;
    });
    await room.join(token, { takeOver: options.takeOver ?? false });
    signal?.throwIfAborted();
    return room;
  } catch (error) {
    if (options.media === undefined) media.stop();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** The pass for the room. */
async function askAtTheDoor({
  conference,
  serverUrl,
  apiUrl,
  token,
  name,
  signal,
}: CreateRoomOptions): Promise<string> {
  const baseUrl = apiUrl ?? serverUrl;
  const api = new ParleyApi({
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(token === undefined ? {} : { token }),
  });
  const request = signal === undefined ? {} : { signal };
  return passIn(await ask());

  function ask(): Promise<JoinAnswer> {
    if (isId(conference, 'room')) {
      return api.request('POST /api/webrtc/rooms/{id}/join', { params: { id: conference } }, request);
    }
    if (isId(conference, 'conf')) {
      return api.request('POST /api/video-conferences/{id}/join', { params: { id: conference } }, request);
    }
    const body = name === undefined ? {} : { name };
    return api.request('POST /api/join/{code}', { params: { code: conference }, body }, request);
  }
}

const isId = <P extends string>(text: string, prefix: P): text is `${P}_${string}` => text.startsWith(`${prefix}_`);

function passIn(answer: JoinAnswer): string {
  if (answer.state === 'early') {
    const { opensAt, startsAt } = answer;
    throw new ParleyError('TOO_EARLY', 'This meeting has not begun yet.', { details: { opensAt, startsAt } });
  }
  if (answer.room === null) {
    const details = { reason: 'elsewhere', url: answer.url };
    throw new ParleyError('CONFLICT', 'This meeting takes place on a page of its own.', { details });
  }
  return answer.room.token;
}

/** Asked for together, camera and microphone are one question to the person. */
function startDevices(
  devices: LocalMedia,
  { media, microphone = media === undefined, camera = media === undefined, tracks = {} }: CreateRoomOptions,
): void {
  if (tracks.audio !== undefined) void devices.useTrack('audio', tracks.audio);
  if (tracks.video !== undefined) void devices.useTrack('video', tracks.video);
  if (microphone) void devices.setMicrophone(true);
  if (camera) void devices.setCamera(true);
}
