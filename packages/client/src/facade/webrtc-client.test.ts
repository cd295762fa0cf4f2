import { ParleyError } from '@parley/contract/errors';
import { expect, test, vi } from 'vitest';
import type { CreateRoomOptions } from '../create-room.ts';
import { Emitter } from '../events.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { LocalMediaView } from '../media/media-view.ts';
import type { Room } from '../room/room.ts';
import type { ChatEntry, ConnectionState, RemoteMedia, RemoteParticipant, RoomEvents } from '../room/room-view.ts';
import { WritableSlice } from '../slice.ts';
import { WebRTCClient } from './webrtc-client.ts';
import type { WebRTCClientOptions } from './client-options.ts';

vi.mock('../media/observe-shown.ts', () => ({ observeShown }));
/** Elements that are looked at, as the browser would tell of them. */
const sights = new Map<Element, (height: number) => void>();
function observeShown(element: Element, changed: (height: number) => void): () => void {
  sights.set(element, changed);
  return () => sights.delete(element);
}

const person = (id: string, more: Partial<RemoteParticipant> = {}) =>
  ({ id, name: id, role: 'participant', audio: true, video: true, handRaisedAt: null, ...more }) as RemoteParticipant;
const entry = (more: Partial<ChatEntry>): ChatEntry => ({
  id: 'msg_1',
  key: 'key',
  participantId: 'ann',
  name: 'Ann',
  text: 'Hello',
  at: 'then',
  own: false,
  status: 'sent',
  ...more,
});
const element = () => ({ srcObject: null }) as HTMLVideoElement;
const stream = () => ({}) as MediaStream;

function setUp(options: WebRTCClientOptions = {}) {
  const events = new Emitter<RoomEvents>();
  const connection = new WritableSlice<ConnectionState>({ status: 'connected' });
  const participants = new WritableSlice<readonly RemoteParticipant[]>([]);
  const media = new WritableSlice<ReadonlyMap<string, RemoteMedia>>(new Map());
  const chat = new WritableSlice<{ entries: ChatEntry[]; complete: boolean }>({ entries: [], complete: true });
  const playback = new WritableSlice<{ status: 'playing' | 'blocked' }>({ status: 'playing' });
  const leave = vi.fn<() => Promise<void>>(() => Promise.resolve(connection.set({ status: 'left' })));
  const sendChat = vi.fn<(text: string) => void>();
  const setShown = vi.fn<Room['setShown']>();
  const on = events.on.bind(events);
  const room = { connection, participants, media, chat, playback, on, leave, sendChat, setShown } as unknown as Room;
  const view = new WritableSlice({
    microphone: { status: 'off' },
    camera: { status: 'off' },
    cameraStream: null,
  } as LocalMediaView);
  const turn = (device: 'microphone' | 'camera') => async (wanted: boolean) =>
    view.update((now) => ({ ...now, [device]: { status: wanted ? 'on' : 'off' } }));
  const stop = vi.fn<() => void>();
  const local = { view, setMicrophone: turn('microphone'), setCamera: turn('camera'), stop } as unknown as LocalMedia;
  const asked: CreateRoomOptions[] = [];
  const client = new WebRTCClient({
    media: local,
    createRoom: (wanted) => {
      asked.push(wanted);
      return Promise.resolve(room);
    },
    ...options,
  });
  return {
    client,
    asked,
    room,
    events,
    connection,
    participants,
    media,
    chat,
    playback,
    view,
    leave,
    sendChat,
    setShown,
    stop,
  };
}

test('asks for the room with the defaults of the source document', async () => {
  const { client, asked } = setUp({ socketUrl: 'wss://meet.example.org' });
  await client.joinRoom('abc-defg-hij', 'Ann');
  expect(asked).toMatchObject([
    { conference: 'abc-defg-hij', serverUrl: 'https://meet.example.org', name: 'Ann', microphone: true, camera: true },
  ]);
  expect(asked[0]).not.toHaveProperty('log');
});

test('switched off, devices and chat are never used', async () => {
  const { client, asked, events } = setUp({ enableAudio: false, enableVideo: false, enableChat: false, debug: true });
  const heard = vi.fn<(message: unknown) => void>();
  client.onChatMessage = heard;
  await client.joinRoom('abc-defg-hij', 'Ann');
  expect(asked).toMatchObject([{ microphone: false, camera: false, log: console }]);
  expect([await client.toggleAudio(), await client.toggleVideo(true)]).toEqual([false, false]);
  events.emit('chatMessage', entry({}));
  expect(heard).not.toHaveBeenCalled();
  expect(() => client.sendChatMessage('Hello')).toThrow(ParleyError);
  expect(client.messages).toEqual([]);
});

test('tells of who is there, who comes, changes and goes; what a handler throws stops nothing', async () => {
  const { client, participants } = setUp();
  const told: string[] = [];
  client.onParticipantJoined = ({ id }) => told.push(`${id} joined`);
  client.onParticipantUpdated = ({ id, audio, handRaised }) => told.push(`${id} ${audio} ${handRaised}`);
  client.onParticipantLeft = ({ id }) => told.push(`${id} left`);
  const ann = person('ann');
  participants.set([ann]);
  await client.joinRoom('abc-defg-hij', 'Me');
  participants.set([ann, person('ben')]);
  participants.set([person('ann', { audio: false, handRaisedAt: 'now' })]);
  expect(told).toEqual(['ann joined', 'ben joined', 'ben left', 'ann false true']);
  expect(client.participants.map(({ id }) => id)).toEqual(['ann']);
});

test('elements may be named before the person is there, and are given back', async () => {
  const { client, media, view } = setUp();
  const [own, video, screen, other] = [element(), element(), element(), element()];
  const ann = { audio: stream(), video: stream(), screen: stream(), screenAudio: stream() };
  client.setLocalVideo(own);
  client.addRemoteVideo('ann', video);
  client.addRemoteScreen('ann', screen);
  await client.joinRoom('abc-defg-hij', 'Me');
  expect(video.srcObject).toBe(null);
  media.set(new Map([['ann', ann]]));
  expect([video.srcObject, video.muted, screen.srcObject]).toEqual([ann.video, true, ann.screen]);
  const cameraStream = stream();
  view.update((now) => ({ ...now, cameraStream }));
  expect(own.srcObject).toBe(cameraStream);
  client.addRemoteVideo('ann', other);
  expect([video.srcObject, other.srcObject]).toEqual([null, ann.video]);
  client.removeRemoteScreen('ann');
  expect(screen.srcObject).toBe(null);
  media.set(new Map());
  expect(other.srcObject).toBe(null);
});

test('[Q5] how large elements are reaches the room, also of who comes later, and nothing of one that was taken back', async () => {
  const { client, media, setShown } = setUp();
  const [video, other] = [element(), element()];
  client.addRemoteVideo('ann', video);
  sights.get(video)?.(360);
  await client.joinRoom('abc-defg-hij', 'Me');
  expect(setShown).not.toHaveBeenCalled();
  media.set(new Map([['ann', { audio: stream(), video: stream(), screen: stream(), screenAudio: stream() }]]));
  expect(setShown.mock.lastCall).toEqual(['ann', { video: 360 }]);
  sights.get(video)?.(90);
  expect(setShown.mock.lastCall).toEqual(['ann', { video: 90 }]);
  client.addRemoteVideo('ann', other);
  expect(sights.has(video)).toBe(false);
  client.removeRemoteVideo('ann');
  expect([setShown.mock.lastCall, sights.has(other)]).toEqual([['ann', { video: 0 }], false]);
});

test('chat: what was said, what is said, and what was not taken', async () => {
  const { client, events, chat, sendChat } = setUp();
  const said: unknown[] = [];
  const failed: string[] = [];
  client.onChatMessage = (message) => said.push(message);
  client.onError = ({ code }) => failed.push(code);
  await client.joinRoom('abc-defg-hij', 'Me');
  client.sendChatMessage('Hello');
  expect(sendChat).toHaveBeenCalledWith('Hello');
  events.emit('chatMessage', entry({}));
  const message = { id: 'msg_1', message: 'Hello', participantId: 'ann', name: 'Ann', timestamp: 'then', own: false };
  expect(said).toEqual([message]);
  const error = new ParleyError('RATE_LIMITED', 'Slower');
  chat.set({ entries: [entry({}), entry({ id: null, key: 'b', status: 'failed', error })], complete: true });
  chat.update((now) => ({ ...now }));
  expect(failed).toEqual(['RATE_LIMITED']);
  expect(client.messages).toEqual([message]);
});

test('connection, blocked sound and failed devices are told, each once', async () => {
  const { client, connection, playback, view } = setUp();
  const told: string[] = [];
  client.onConnectionChanged = (status) => told.push(status);
  client.onPlaybackBlocked = () => told.push('blocked');
  client.onError = ({ code }) => told.push(code);
  await client.joinRoom('abc-defg-hij', 'Me');
  playback.set({ status: 'blocked' });
  const error = new ParleyError('MEDIA_DENIED', 'No');
  view.update((now) => ({ ...now, camera: { status: 'failed', error } }));
  view.update((now) => ({ ...now, microphone: { status: 'off' } }));
  connection.set({ status: 'failed', error: new ParleyError('NETWORK_UNREACHABLE', 'No'), canRetry: true });
  expect(told).toEqual(['blocked', 'MEDIA_DENIED', 'failed', 'NETWORK_UNREACHABLE']);
  expect(await client.toggleVideo()).toBe(true);
});

test('one room at a time; after leaving nothing is told, and another may be entered', async () => {
  const { client, asked, participants, leave } = setUp();
  const joined = vi.fn<() => void>();
  client.onParticipantJoined = joined;
  await client.joinRoom('abc-defg-hij', 'Me');
  await expect(client.joinRoom('abc-defg-hij', 'Me')).rejects.toMatchObject({ code: 'CONFLICT' });
  await client.leaveRoom();
  expect(leave).toHaveBeenCalledOnce();
  participants.set([person('ann')]);
  expect(joined).not.toHaveBeenCalled();
  expect(client.room).toBe(null);
  await client.joinRoom('xyz-defg-hij', 'Me');
  expect(asked).toHaveLength(2);
});

test('[C3] leaving while joining takes it back and lets the devices go', async () => {
  const { client, stop } = setUp({
    createRoom: ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
  });
  const joining = client.joinRoom('abc-defg-hij', 'Me');
  await client.leaveRoom();
  await expect(joining).rejects.toMatchObject({ name: 'AbortError' });
  expect(stop).toHaveBeenCalled();
});
