import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRoom } from './create-room.ts';
import type { LocalMedia } from './media/local-media.ts';
import { Room } from './room/room.ts';

const admitted = {
  state: 'admitted',
  conferenceId: 'conf_01arz3ndektsv4rrffq69g5fav',
  participant: { id: 'prt_01arz3ndektsv4rrffq69g5fav', name: 'Ann', role: 'participant' },
  url: 'https://meet.example.org/j/abc-defg-hij',
  room: { id: 'room_01arz3ndektsv4rrffq69g5fav', token: 'pass', expiresAt: '2026-11-24T15:05:00.000Z' },
};

let requests: { url: string; body: unknown; authorization: string | undefined }[];
let joined: unknown[][];
let answer: object;
const join = vi.spyOn(Room.prototype, 'join');
const leave = vi.spyOn(Room.prototype, 'leave');

beforeEach(() => {
  requests = [];
  joined = [];
  answer = admitted;
  join.mockImplementation(async (token, options) => void joined.push([await token, options]));
  leave.mockResolvedValue();
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const { authorization } = init.headers as Record<string, string>;
    requests.push({ url, body: init.body, authorization });
    return Promise.resolve(Response.json(answer));
  });
});
afterEach(() => vi.unstubAllGlobals());

/** Local media that only says whether it was stopped. */
const media = () => ({ stop: vi.fn<() => void>() }) as unknown as LocalMedia & { stop: ReturnType<typeof vi.fn> };

test('a guest comes in by the code of the link and a name', async () => {
  const room = await createRoom({
    conference: 'abc-defg-hij',
    serverUrl: 'https://meet.example.org',
    name: 'Ann',
    media: media(),
  });
  expect(room).toBeInstanceOf(Room);
  expect(requests).toEqual([
    { url: 'https://meet.example.org/api/join/abc-defg-hij', body: '{"name":"Ann"}', authorization: undefined },
  ]);
  expect(joined).toEqual([['pass', { takeOver: false }]]);
});

test('who has a part in it comes in by its id, with a token that is asked for each time, from an API elsewhere', async () => {
  let tokens = 0;
  const options = {
    conference: admitted.conferenceId,
    serverUrl: 'https://meet.example.org',
    apiUrl: 'https://api.example.org',
    token: () => Promise.resolve(`token ${(tokens += 1)}`),
    takeOver: true,
    media: media(),
  };
  await createRoom(options);
  await createRoom(options);
  expect(requests.map(({ url, authorization }) => [url, authorization])).toEqual([
    [`https://api.example.org/api/video-conferences/${admitted.conferenceId}/join`, 'Bearer token 1'],
    [`https://api.example.org/api/video-conferences/${admitted.conferenceId}/join`, 'Bearer token 2'],
  ]);
  expect(joined[0]).toEqual(['pass', { takeOver: true }]);
});

test('who has a part in it comes in by the id of its room', async () => {
  await createRoom({ conference: admitted.room.id, name: 'Ann', media: media() });
  expect(requests.map(({ url, body }) => [url, body])).toEqual([
    [`/api/webrtc/rooms/${admitted.room.id}/join`, undefined],
  ]);
});

test('[K2] before the doors open it says when they do', async () => {
  answer = { state: 'early', conferenceId: admitted.conferenceId, opensAt: 'then', startsAt: 'later' };
  await expect(createRoom({ conference: 'abc-defg-hij', media: media() })).rejects.toMatchObject({
    code: 'TOO_EARLY',
    details: { opensAt: 'then', startsAt: 'later' },
  });
});

test('a meeting on a page of its own is told with its address', async () => {
  answer = { ...admitted, url: 'https://elsewhere.example.org', room: null };
  await expect(createRoom({ conference: 'abc-defg-hij', media: media() })).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { reason: 'elsewhere', url: 'https://elsewhere.example.org' },
  });
});

test('[C3] taken back while connecting, the room is left and the reason comes out', async () => {
  const abort = new AbortController();
  const reason = new Error('The page was left');
  const entering = Promise.withResolvers<void>();
  join.mockImplementation((token) => {
    void Promise.resolve(token).catch(() => {});
    return entering.promise;
  });
  leave.mockImplementation(() => Promise.resolve(entering.resolve()));
  const work = createRoom({ conference: 'abc-defg-hij', media: media(), signal: abort.signal });
  await vi.waitFor(() => expect(join).toHaveBeenCalled());
  abort.abort(reason);
  await expect(work).rejects.toBe(reason);
});

test('a lobby keeps its devices when the room refuses', async () => {
  join.mockRejectedValue(new Error('refused'));
  const own = media();
  await expect(createRoom({ conference: 'abc-defg-hij', media: own })).rejects.toThrow('refused');
  expect(own.stop).not.toHaveBeenCalled();
});
