import { ParleyError } from '@parley/contract/errors';
import type { Handshake } from '@parley/contract/realtime';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import type { SignalingSocket } from './socket.ts';
import { socketIo, type UsedWebSocket } from './socket-io.ts';

const HANDSHAKE: Handshake = { protocol: 1, token: 'token' };
const OPENING = '0{"sid":"a","upgrades":[],"pingInterval":2500,"pingTimeout":4000,"maxPayload":131072}';

class FakeWebSocket extends EventTarget implements UsedWebSocket {
  readonly sent: string[] = [];
  closed = false;

  send(frame: string): void {
    this.sent.push(frame);
  }

  close(): void {
    this.closed = true;
  }

  say(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: frame }));
  }
}

let clock: ManualClock;
let web: FakeWebSocket;
let heard: unknown[];
let socket: SignalingSocket;
let address: string;

beforeEach(() => {
  clock = new ManualClock();
  web = new FakeWebSocket();
  heard = [];
  const openWebSocket = (url: string) => {
    address = url;
    return web;
  };
  socket = socketIo({ clock, openWebSocket })('https://meet.example.org', HANDSHAKE, {
    opened: () => heard.push('opened'),
    received: (name, payload) => heard.push([name, payload]),
    closed: (refusal) => heard.push(refusal ?? 'closed'),
  });
});

afterEach(() => vi.unstubAllGlobals());

const open = () => {
  web.say(OPENING);
  web.say('40{"sid":"b"}');
};

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as ParleyError).code,
  );

test('shows the handshake once the WebSocket is open, and hears events', () => {
  expect(address).toBe('wss://meet.example.org/socket.io/?EIO=4&transport=websocket');
  expect(web.sent).toEqual([]);
  web.say(OPENING);
  expect(web.sent).toEqual(['40{"protocol":1,"token":"token"}']);
  web.say('40{"sid":"b"}');
  web.say('42["webrtc_reconnect",{"after_ms":5}]');
  web.say('427["webrtc_error"]');
  expect(heard).toEqual(['opened', ['webrtc_reconnect', { after_ms: 5 }], ['webrtc_error', undefined]]);
});

test('[C5] a handshake that is still to come is shown when it is there; one that does not come ends it', async () => {
  const listen = () => ({ opened: () => {}, received: () => {}, closed: (refusal: unknown) => heard.push(refusal) });
  const coming = Promise.withResolvers<Handshake>();
  const openWebSocket = () => web;
  socketIo({ clock, openWebSocket })('https://meet.example.org', coming.promise, listen());
  web.say(OPENING);
  // What was made before each test has shown its own on the same WebSocket.
  expect(web.sent).toHaveLength(1);
  coming.resolve({ protocol: 1, token: 'late' });
  await settle();
  expect(web.sent[1]).toBe('40{"protocol":1,"token":"late"}');
  web = new FakeWebSocket();
  socketIo({ clock, openWebSocket })('https://meet.example.org', Promise.reject(new Error('refused')), listen());
  web.say(OPENING);
  await settle();
  expect(web).toMatchObject({ sent: [], closed: true });
  expect(heard).toEqual([null]);
});

test('an answer goes to the message that it answers', async () => {
  open();
  const first = socket.send('webrtc_probe', {}, 1000);
  const second = socket.send('webrtc_raise_hand', { op_id: 'op-12345', raised: true }, 1000);
  expect(web.sent.slice(1)).toEqual([
    '421["webrtc_probe",{}]',
    '422["webrtc_raise_hand",{"op_id":"op-12345","raised":true}]',
  ]);
  web.say('432[{"ok":true}]');
  web.say('431[{"ok":false,"error":"No","code":"FORBIDDEN","details":{}}]');
  web.say('431[{"ok":true}]');
  expect(await second).toEqual({ ok: true });
  expect(await first).toMatchObject({ ok: false, code: 'FORBIDDEN' });
});

test('what is said before the handshake was taken is sent after it', () => {
  void socket.send('webrtc_probe', {}, 1000);
  web.say(OPENING);
  expect(web.sent).toHaveLength(1);
  web.say('40{"sid":"b"}');
  expect(web.sent[1]).toBe('421["webrtc_probe",{}]');
});

test('a message without an answer in time is TIMEOUT; the connection goes on', async () => {
  open();
  const unanswered = failure(socket.send('webrtc_probe', {}, 1000));
  await clock.advance(1000);
  expect(await unanswered).toBe('TIMEOUT');
  expect(web.closed).toBe(false);
});

test.each([
  ['the WebSocket closes', () => web.dispatchEvent(new Event('close'))],
  ['the server says goodbye', () => web.say('41')],
  ['the server closes below', () => web.say('1')],
  ['a frame is of another protocol', () => web.say('42{"no":"list"}')],
  ['a frame is no JSON', () => web.say('42["webrtc')],
])('over when %s: told once, and what waits fails', async (_, breakIt) => {
  open();
  const waiting = failure(socket.send('webrtc_probe', {}, 1000));
  breakIt();
  web.say('42["webrtc_reconnect",{"after_ms":5}]');
  web.dispatchEvent(new Event('close'));
  expect(await waiting).toBe('NETWORK_UNREACHABLE');
  expect(await failure(socket.send('webrtc_probe', {}, 1000))).toBe('NETWORK_UNREACHABLE');
  expect(heard).toEqual(['opened', 'closed']);
  expect(web.closed).toBe(true);
});

test('[L1] pings are answered, and a server that stops pinging is given up', async () => {
  open();
  await clock.advance(6000);
  web.say('2');
  expect(web.sent.at(-1)).toBe('3');
  await clock.advance(6499);
  expect(heard).toEqual(['opened']);
  await clock.advance(1);
  expect(heard).toEqual(['opened', 'closed']);
});

test('a WebSocket that does not open is given up after five seconds', async () => {
  await clock.advance(4999);
  expect(heard).toEqual([]);
  await clock.advance(1);
  expect(heard).toEqual(['closed']);
});

test('a refused handshake is told as the server said it; one without a code is only over', () => {
  web.say(OPENING);
  web.say('44{"message":"x","data":{"error":"Come later","code":"TOO_EARLY","details":{}}}');
  expect(heard).toHaveLength(1);
  expect(heard[0]).toBeInstanceOf(ParleyError);
  expect(heard[0]).toMatchObject({ code: 'TOO_EARLY', message: 'Come later' });
});

test('closing says so to the server and nothing to the listener', async () => {
  open();
  const waiting = failure(socket.send('webrtc_probe', {}, 1000));
  socket.close();
  socket.close();
  expect(web.sent.slice(-2)).toEqual(['421["webrtc_probe",{}]', '41']);
  web.dispatchEvent(new Event('close'));
  web.say('42["webrtc_reconnect",{"after_ms":5}]');
  await clock.advance(60_000);
  expect(await waiting).toBe('NETWORK_UNREACHABLE');
  expect(heard).toEqual(['opened']);
});

test('a browser that goes offline ends it, and an address that it refuses never begins, told later', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const told: string[] = [];
  const listener = { opened: () => {}, received: () => {}, closed: () => told.push('closed') };
  socketIo({ clock, openWebSocket: () => new FakeWebSocket() })('http://a', HANDSHAKE, listener);
  page.dispatchEvent(new Event('offline'));
  page.dispatchEvent(new Event('offline'));
  expect(told).toEqual(['closed']);

  const refuse = () => {
    throw new DOMException('No', 'SecurityError');
  };
  socketIo({ clock, openWebSocket: refuse })('http://a', HANDSHAKE, listener);
  expect(told).toHaveLength(1);
  await settle();
  expect(told).toHaveLength(2);
});
