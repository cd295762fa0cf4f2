import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handshake } from '@parley/contract/realtime';
import { type Socket, Server } from 'socket.io';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSocketIo } from './socket-io.ts';

let io: Server;
let url: string;

beforeEach(async () => {
  const http = createServer();
  io = new Server(http, { transports: ['websocket'], pingInterval: 40, pingTimeout: 400, serveClient: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(() => io.close());

/** A connection, the server's end of it, and what it hears: each thing can be waited for. */
function connect(handshake: Handshake = { protocol: 1, token: 'token' }) {
  const opened = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<[string, unknown]>();
  const closed = Promise.withResolvers<unknown>();
  const theirs = new Promise<Socket>((resolve) => io.once('connection', resolve));
  const socket = createSocketIo(url, handshake, {
    opened: opened.resolve,
    received: (name, payload) => heard.resolve([name, payload]),
    closed: closed.resolve,
  });
  return { socket, theirs, opened: opened.promise, heard: heard.promise, closed: closed.promise };
}

test("Socket.IO's own server takes the handshake, messages and answers, with every character", async () => {
  const { socket, theirs, opened, heard } = connect({ protocol: 1, token: 'tökén "quoted"' });
  const server = await theirs;
  await opened;
  expect(server.handshake.auth).toEqual({ protocol: 1, token: 'tökén "quoted"' });
  server.on('webrtc_raise_hand', (message, answer: (with_: unknown) => void) => answer({ ok: true, message }));
  const message = { op_id: 'a"\n\u2028😀', raised: true };
  expect(await socket.send('webrtc_raise_hand', message, 5000)).toEqual({ ok: true, message });
  server.emit('webrtc_reconnect', { after_ms: 5 });
  expect(await heard).toEqual(['webrtc_reconnect', { after_ms: 5 }]);
  socket.close();
});

test('[L1] stays while it is pinged', async () => {
  const { socket, theirs, opened, closed } = connect();
  const server = await theirs;
  await opened;
  // Ten pings: the server cuts who leaves one unanswered, and a counter of theirs proves that they came.
  let pongs = 0;
  await new Promise<void>((resolve) => {
    server.conn.on('heartbeat', () => {
      pongs += 1;
      if (pongs === 10) resolve();
    });
  });
  expect(server.connected).toBe(true);
  socket.close();
  await new Promise((resolve) => server.on('disconnect', resolve));
  expect(await Promise.race([closed, Promise.resolve('not told')])).toBe('not told');
});

test('a refusal by the server, and its goodbye, are told', async () => {
  io.use((_socket, next) =>
    next(Object.assign(new Error('no'), { data: { error: 'No', code: 'UNAUTHENTICATED', details: {} } })),
  );
  expect(await connect().closed).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('the end of the server ends the connection', async () => {
  const { theirs, opened, closed } = connect();
  (await theirs).disconnect(true);
  await opened;
  expect(await closed).toBe(null);
  const later = connect();
  await later.opened;
  void io.close();
  expect(await later.closed).toBe(null);
});
