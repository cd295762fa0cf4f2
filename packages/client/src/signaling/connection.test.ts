import { ParleyError } from '@parley/contract/errors';
import type { WebrtcJoined } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { FakeServer } from '../testing/fake-socket.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { joined, person } from '../testing/room-examples.ts';
import { SignalingConnection } from './connection.ts';

const joinMessage = { op_id: 'op-12345678', media: { audio: true, video: false, screen: false } };

function setUp() {
  const clock = new ManualClock();
  const server = new FakeServer();
  const states: string[] = [];
  const entered: { message: WebrtcJoined; resumed: boolean }[] = [];
  let wake = () => {};
  const connection = new SignalingConnection({
    serverUrl: '',
    createSocket: server.createSocket,
    clock,
    random: () => 0,
    onWake: (listener) => {
      wake = listener;
      return () => {
        wake = () => {};
      };
    },
    log: silentLog,
    place: () => ({ epoch: 3, seq: 14 }),
    joined: (message, resumed) => entered.push({ message, resumed }),
    received: () => {},
    stateChanged: (state) => states.push(state.name),
  });
  return { clock, server, states, entered, connection, wake: () => wake() };
}

/** In the room, and long enough for the ladder to begin anew. */
async function inRoom() {
  const all = setUp();
  all.connection.open('token-1', () => joinMessage);
  all.server.socket.open();
  all.server.socket.tell('webrtc_joined', joined([person(0)], { ticket: 'ticket-0000000000000001' }));
  await all.clock.advance(5000);
  return all;
}

const attempts = (server: FakeServer) => server.sockets.length;

test('[J1] opens with the token, the protocol and that it joins, and is there when the room answers', async () => {
  const { server, connection, states, entered } = setUp();
  connection.open('token-1', () => joinMessage);
  expect(server.socket.handshake).toEqual({ protocol: 1, token: 'token-1', join: joinMessage });
  server.socket.open();
  expect(server.socket.sent).toEqual([]);
  server.socket.tell('webrtc_joined', joined([person(0)]));
  expect(entered.map(({ resumed }) => resumed)).toEqual([false]);
  expect(states).toEqual(['idle', 'opening', 'open']);
});

test('[C5] the way opens while the token is still asked for; who is refused one has no way', async () => {
  const { server, connection, entered } = setUp();
  const token = Promise.withResolvers<string>();
  connection.open(token.promise, () => joinMessage);
  expect(attempts(server)).toBe(1);
  token.resolve('token-1');
  expect(await server.socket.handshake).toEqual({ protocol: 1, token: 'token-1', join: joinMessage });
  server.socket.open();
  server.socket.tell('webrtc_joined', joined([person(0)]));
  expect(entered).toHaveLength(1);

  const late = new ParleyError('TOO_EARLY', 'Not yet');
  const other = setUp();
  const refused = Promise.reject<string>(late);
  other.connection.open(refused, () => joinMessage);
  await settle();
  expect(other.connection.state).toMatchObject({ name: 'over', error: late });
  expect(other.server.socket.closed).toBe(true);
  await other.clock.advance(60_000);
  expect(attempts(other.server)).toBe(1);
});

test('[C5] a token that is refused when another way was begun stops nothing', async () => {
  const { server, connection } = setUp();
  const first = Promise.withResolvers<string>();
  connection.open(first.promise, () => joinMessage);
  connection.open('token-2', () => joinMessage);
  first.reject(new ParleyError('NOT_FOUND', 'Gone'));
  await settle();
  expect(connection.state.name).toBe('opening');
  expect(server.socket.handshake).toMatchObject({ token: 'token-2' });
});

test('[S1] comes back with the ticket and its place, joins nothing, and uses each new ticket', async () => {
  const { server, entered, clock } = await inRoom();
  server.socket.break();
  await clock.advance(0);
  expect(server.socket.handshake).toEqual({ protocol: 1, ticket: 'ticket-0000000000000001', epoch: 3, seq: 14 });
  server.socket.open();
  expect(server.socket.sent).toEqual([]);
  server.socket.tell('webrtc_joined', joined([person(0)], { ticket: 'ticket-0000000000000002' }));
  expect(entered.map(({ resumed }) => resumed)).toEqual([false, true]);
  await clock.advance(5000);
  server.socket.break();
  await clock.advance(0);
  expect(server.socket.handshake).toMatchObject({ ticket: 'ticket-0000000000000002' });
});

test('[C1] climbs the ladder, gives up after two minutes, and still tries when told to', async () => {
  const { server, clock, connection } = await inRoom();
  const start = clock.monotonic();
  const times: number[] = [];
  for (let before = attempts(server); connection.state.name !== 'over'; ) {
    if (!server.socket.closed) server.socket.break();
    await clock.advance(100);
    if (attempts(server) > before) times.push(clock.monotonic() - start - 100);
    before = attempts(server);
  }
  expect(times.slice(0, 7)).toEqual([0, 300, 1300, 3300, 5300, 7300, 11_300]);
  expect(clock.monotonic() - start).toBeGreaterThanOrEqual(120_000);
  expect(connection.state).toMatchObject({ name: 'over', error: { code: 'NETWORK_UNREACHABLE' } });

  connection.reconnectNow();
  expect(connection.state.name).toBe('opening');
  expect(server.socket.handshake).toHaveProperty('ticket');
});

test('[C1] waking up and asking for it cut a wait short', async () => {
  const { server, clock, connection, wake } = await inRoom();
  for (let failure = 0; failure < 4; failure += 1) {
    server.socket.break();
    await clock.advance(failure === 3 ? 0 : 2000);
  }
  expect(connection.state.name).toBe('waiting');
  const before = attempts(server);
  wake();
  expect(attempts(server)).toBe(before + 1);
  server.socket.break();
  connection.reconnectNow();
  expect(attempts(server)).toBe(before + 2);
  // The attempts that were cut short do not come on top.
  server.socket.open();
  server.socket.tell('webrtc_joined', joined([person(0)]));
  await clock.advance(60_000);
  expect(attempts(server)).toBe(before + 2);
});

test('[C1] waking up asks a silent connection whether it lives, and replaces a dead one', async () => {
  const { server, clock, wake, connection } = await inRoom();
  wake();
  server.socket.of('webrtc_probe')[0]?.answer();
  await settle();
  expect(connection.state.name).toBe('open');
  wake();
  server.socket.fail('TIMEOUT');
  await clock.advance(0);
  expect(attempts(server)).toBe(2);
});

test('a refusal that no further attempt changes ends it, on the handshake, on joining, and later', async () => {
  const full = new ParleyError('CONFERENCE_FULL', 'Full');
  const onHandshake = setUp();
  onHandshake.connection.open('token-1', () => joinMessage);
  onHandshake.server.socket.break(full);

  const onJoining = setUp();
  onJoining.connection.open('token-1', () => joinMessage);
  onJoining.server.socket.open();
  onJoining.server.socket.tell('webrtc_error', full.toBody());

  const later = await inRoom();
  later.server.socket.tell('webrtc_error', full.toBody());

  for (const { connection, server, clock } of [onHandshake, onJoining, later]) {
    expect(connection.state).toMatchObject({ name: 'over', error: { code: 'CONFERENCE_FULL' } });
    await clock.advance(200_000);
    connection.reconnectNow();
    expect(attempts(server)).toBe(1);
  }
});

test('a server that is away at the first time is tried for fifteen seconds, with the same join', async () => {
  const { server, clock, connection } = setUp();
  connection.open('token-1', () => joinMessage);
  server.socket.open();
  server.socket.break(new ParleyError('UNAVAILABLE', 'Starting'));
  await clock.advance(0);
  expect(server.socket.handshake).toMatchObject({ join: joinMessage });
  while (connection.state.name !== 'over' && clock.monotonic() < 60_000) {
    if (!server.socket.closed) server.socket.break(new ParleyError('UNAVAILABLE', 'Starting'));
    await clock.advance(500);
  }
  expect(clock.monotonic()).toBeLessThan(25_000);
  expect(connection.state).toMatchObject({ error: { code: 'UNAVAILABLE' } });
});

test('a server that takes the handshake and then says nothing is left after ten seconds', async () => {
  const { server, clock, connection } = setUp();
  connection.open('token-1', () => joinMessage);
  server.socket.open();
  await clock.advance(10_000);
  expect(server.sockets[0]?.closed).toBe(true);
  expect(attempts(server)).toBe(2);
});

test('comes back when the server says that it goes away', async () => {
  const { server, clock } = await inRoom();
  server.socket.tell('webrtc_reconnect', { after_ms: 3000 });
  await clock.advance(2999);
  expect(attempts(server)).toBe(1);
  await clock.advance(1);
  expect(attempts(server)).toBe(2);
});

test('a connection that is lost again and again at once does not hammer the server', async () => {
  const { server, clock } = await inRoom();
  const start = clock.monotonic();
  while (clock.monotonic() - start < 10_000) {
    if (!server.socket.closed) {
      server.socket.open();
      server.socket.tell('webrtc_joined', joined([person(0)]));
      server.socket.break();
    }
    await clock.advance(50);
  }
  expect(attempts(server)).toBeLessThan(10);
});

test('[C3] leaving closes, also while opening and while waiting, and nothing follows', async () => {
  for (const when of ['opening', 'waiting', 'open'] as const) {
    const { server, clock, connection, entered } = when === 'open' ? await inRoom() : setUp();
    if (when !== 'open') connection.open('token-1', () => joinMessage);
    if (when === 'waiting') server.socket.break();
    expect(connection.state.name).toBe(when);
    const left = connection.leave({ op_id: 'op-87654321' });
    await clock.advance(0);
    server.socket.fail('TIMEOUT');
    await left;
    expect(server.socket.closed).toBe(true);
    expect(server.socket.of('webrtc_leave_room')).toHaveLength(when === 'waiting' ? 0 : 1);
    const known = entered.length;
    server.socket.tell('webrtc_joined', joined([person(0)]));
    await clock.advance(200_000);
    expect(entered).toHaveLength(known);
    expect(attempts(server)).toBe(1);
  }
});

test('what does not fit the contract is not let in, unknown fields of a newer server are', async () => {
  const { server, entered, connection } = setUp();
  connection.open('token-1', () => joinMessage);
  const message = joined([person(0)]);
  server.socket.tell('webrtc_joined', { ...message, seq: 'one' } as unknown as WebrtcJoined);
  expect(entered).toEqual([]);
  server.socket.tell('webrtc_joined', { ...message, newer: 1 } as unknown as WebrtcJoined);
  expect(entered).toHaveLength(1);
});
