import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ErrorBody, ParleyError } from '@parley/contract';
import {
  type Acknowledgement,
  CLIENT_MESSAGES,
  type ClientMessageName,
  LIMITS,
  LIVENESS,
} from '@parley/contract/realtime';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import { silentLogger } from '../log/logger.ts';
import { silentMetrics } from '../metrics/metrics.ts';
import { type MessageHandlers, receiveMessages } from './receive-messages.ts';
import { createSocketServer } from './socket-server.ts';
import type { RealtimeServer } from './sockets.ts';

let http: HttpServer;
let io: RealtimeServer;
let clock: ManualClock;
let received: [ClientMessageName, unknown][];
/** What handlers do besides taking the message down. */
let behave: (name: ClientMessageName) => Promise<void> | void;
const clients: Socket[] = [];

beforeEach(async () => {
  clock = new ManualClock();
  received = [];
  behave = () => undefined;
  http = createServer();
  io = createSocketServer({
    http,
    origins: new Set(['https://meet.example']),
    addressOf: (request) => String(request.headers['x-address'] ?? 'here'),
    clock,
    log: silentLogger,
    metrics: silentMetrics,
    handshakes: { burst: 100, perSecond: 20 },
  });
  const take = (name: ClientMessageName) => (message: unknown) => {
    received.push([name, message]);
    return behave(name);
  };
  const handlers = Object.fromEntries(
    Object.keys(CLIENT_MESSAGES).map((name) => [name, take(name as ClientMessageName)]),
  ) as unknown as MessageHandlers<typeof CLIENT_MESSAGES>;
  io.on('connection', (socket) => {
    const refuse = (reason: ErrorBody) => socket.emit('webrtc_error', reason);
    const hearing = { messages: CLIENT_MESSAGES, rates: LIMITS.rates, handlers, refuse };
    receiveMessages(socket, hearing, { clock, log: silentLogger, metrics: silentMetrics });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await io.close();
});

interface From {
  origin?: string;
  address?: string;
}

function open({ origin, address }: From = {}): Socket {
  const { port } = http.address() as AddressInfo;
  const client = connect(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...(origin !== undefined && { origin }), ...(address !== undefined && { 'x-address': address }) },
  });
  clients.push(client);
  return client;
}

const connected = (client: Socket) =>
  new Promise<boolean>((resolve) => {
    client.once('connect', () => resolve(true));
    client.once('connect_error', () => resolve(false));
  });

const join = async (from?: From): Promise<Socket> => {
  const client = open(from);
  expect(await connected(client)).toBe(true);
  return client;
};

const say = (client: Socket, name: string, ...message: unknown[]): Promise<Acknowledgement> =>
  client.timeout(5000).emitWithAck(name, ...message) as Promise<Acknowledgement>;

const closed = (client: Socket) => new Promise<string>((resolve) => client.once('disconnect', resolve));

const chat = { op_id: 'op_00000001', message: 'Hello' };

test('only the listed origins may connect, and programs, which have none', async () => {
  expect(await connected(open({ origin: 'https://meet.example' }))).toBe(true);
  expect(await connected(open())).toBe(true);
  expect(await connected(open({ origin: 'https://evil.example' }))).toBe(false);
  expect(await connected(open({ origin: 'null' }))).toBe(false);
});

test('one address cannot open connections without end; others do not notice', async () => {
  const many = await Promise.all(Array.from({ length: 130 }, () => connected(open({ address: '192.0.2.1' }))));
  expect(many.filter(Boolean)).toHaveLength(100);
  expect(await connected(open({ address: '192.0.2.2' }))).toBe(true);
  await clock.advance(1000);
  expect(await connected(open({ address: '192.0.2.1' }))).toBe(true);
});

test('[L1] a connection that falls silent is given up after 3.5 to 5 seconds, one that answers stays', async () => {
  const [silent, other] = [await join(), await join()];
  const [stuck] = [...io.sockets.sockets.values()].filter((socket) => socket.id === silent.id);
  const gone = new Promise((resolve) => stuck?.once('disconnect', resolve));
  const { ws } = silent.io.engine.transport as unknown as { ws: { _socket: { pause(): void; destroy(): void } } };
  const began = performance.now();
  ws._socket.pause();
  expect(await gone).toBe('ping timeout');
  const after = performance.now() - began;
  expect(after).toBeGreaterThan(LIVENESS.pingTimeout - 100);
  // What the machine is late by comes on top.
  expect(after).toBeLessThan(LIVENESS.pingInterval + LIVENESS.pingTimeout + 500);
  expect(LIVENESS.pingInterval + LIVENESS.pingTimeout).toBeLessThanOrEqual(5000);
  expect(other.connected).toBe(true);
  ws._socket.destroy();
}, 15_000);

test('long polling is not offered', async () => {
  const { port } = http.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`);
  expect(answer.status).toBe(400);
});

test('a message that fits reaches its handler as its schema reads it, and is acknowledged', async () => {
  const client = await join();
  expect(await say(client, 'webrtc_chat_message', { ...chat, message: '  Hello ' })).toEqual({ ok: true });
  expect(received).toEqual([['webrtc_chat_message', chat]]);
  client.emit('webrtc_probe', {});
  expect(await say(client, 'webrtc_probe', {})).toEqual({ ok: true });
  expect(received).toHaveLength(3);
});

test('[F1] what does not fit, and what nobody knows, is VALIDATION_FAILED and has no effect', async () => {
  const client = await join();
  for (const message of [undefined, null, 7, 'x', [], { ...chat, from: 'me' }, { ...chat, message: 'a\0b' }]) {
    expect(await say(client, 'webrtc_chat_message', ...(message === undefined ? [] : [message]))).toMatchObject({
      ok: false,
      code: 'VALIDATION_FAILED',
    });
  }
  for (const name of ['webrtc_hack', 'constructor', '__proto__', '']) {
    expect(await say(client, name, {})).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
  }
  expect(received).toEqual([]);
});

test('what a handler throws is the acknowledgement; what it throws by mistake is INTERNAL', async () => {
  const client = await join();
  behave = () => {
    throw new ParleyError('CONFLICT', 'You are here already.', { details: { reason: 'already_here' } });
  };
  expect(await say(client, 'webrtc_chat_message', chat)).toEqual({
    ok: false,
    error: 'You are here already.',
    code: 'CONFLICT',
    details: { reason: 'already_here' },
  });
  behave = () => Promise.reject(new TypeError('a secret inside'));
  const answer = await say(client, 'webrtc_chat_message', chat);
  expect(answer).toMatchObject({ ok: false, code: 'INTERNAL', details: {} });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test('[F2] over its rate a message is RATE_LIMITED, others are not, and with time it goes again', async () => {
  const client = await join();
  const { burst } = LIMITS.rates.webrtc_chat_message;
  const answers = await Promise.all(Array.from({ length: burst + 3 }, () => say(client, 'webrtc_chat_message', chat)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(burst);
  expect(answers.at(-1)).toMatchObject({ ok: false, code: 'RATE_LIMITED' });
  expect(await say(client, 'webrtc_raise_hand', { op_id: 'op_00000002', raised: true })).toEqual({ ok: true });
  await clock.advance(500);
  expect(await say(client, 'webrtc_chat_message', chat)).toEqual({ ok: true });
});

test('[F2] who keeps on is told and cut; others do not notice', async () => {
  const flooder = await join();
  const other = await join();
  const told = new Promise((resolve) => flooder.once('webrtc_error', resolve));
  const end = closed(flooder);
  for (let i = 0; i < LIMITS.rates.webrtc_probe.burst + LIMITS.refusalsUntilCut; i++) flooder.emit('webrtc_probe', {});
  expect(await told).toMatchObject({ code: 'RATE_LIMITED' });
  expect(await end).toBe('io server disconnect');
  expect(await say(other, 'webrtc_probe', {})).toEqual({ ok: true });
});

test('[F2] the same number of refusals over a longer time does not cut', async () => {
  const client = await join();
  for (let i = 0; i < LIMITS.rates.webrtc_probe.burst; i++) await say(client, 'webrtc_probe', {});
  for (let i = 0; i < LIMITS.refusalsUntilCut * 1.5; i++) {
    await say(client, 'webrtc_probe', {});
    await clock.advance(250);
  }
  expect(client.connected).toBe(true);
});

test('[F3] a frame over the limit closes the connection', async () => {
  const client = await join();
  const end = closed(client);
  client.emit('webrtc_chat_message', { ...chat, message: 'x'.repeat(LIMITS.frameBytes) });
  expect(await end).toBe('transport close');
  expect(received).toEqual([]);
});

test('[F5] who does not read is closed; others are served', async () => {
  const slow = await join();
  const other = await join();
  const [stuck] = [...io.sockets.sockets.values()].filter((socket) => socket.id === slow.id);
  const { ws } = slow.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } };
  ws._socket.pause();
  const gone = new Promise((resolve) => stuck?.once('disconnect', resolve));
  const text = 'x'.repeat(60_000);
  // The machine's own buffers swallow some megabytes first.
  const filling = setInterval(() => {
    for (let i = 0; i < 20; i++) stuck?.emit('webrtc_error', { error: text, code: 'INTERNAL', details: {} });
  }, 1);
  await gone;
  clearInterval(filling);
  expect(await say(other, 'webrtc_probe', {})).toEqual({ ok: true });
});

test('[F5] a snapshot larger than what may wait does not close, nor what follows it', async () => {
  const client = await join();
  const [socket] = io.sockets.sockets.values();
  const seen = vi.fn<(message: unknown) => void>();
  client.on('webrtc_error', seen);
  for (const length of [3_000_000, 10, 10]) {
    socket?.emit('webrtc_error', { error: 'x'.repeat(length), code: 'INTERNAL', details: {} });
  }
  await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(3), 5000);
});

test('[F5] a burst that is read does not close', async () => {
  const client = await join();
  const [socket] = io.sockets.sockets.values();
  const seen = vi.fn<(message: unknown) => void>();
  client.on('webrtc_error', seen);
  const text = 'x'.repeat(30_000);
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < 20; i++) socket?.emit('webrtc_error', { error: text, code: 'INTERNAL', details: {} });
    await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes((round + 1) * 20), 5000);
  }
  expect(client.connected).toBe(true);
});
