import { expect, test } from 'vitest';
import { LocalMedia } from '../media/local-media.ts';
import { FakeNavigator } from '../testing/fake-devices.ts';
import { FakeEngine } from '../testing/fake-engine.ts';
import { fakeStream } from '../testing/fake-media.ts';
import { FakeServer } from '../testing/fake-socket.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { at, joined, participantId, person } from '../testing/room-examples.ts';
import { Room } from './room.ts';

/** In the room with one other, with relays whose credentials last a minute by the server's clock. */
async function inRoom() {
  const clock = new ManualClock();
  const server = new FakeServer();
  const navigator = new FakeNavigator();
  const media = new LocalMedia({ navigator, clock, createStream: (track) => fakeStream([track]), phone: false });
  const engines: FakeEngine[] = [];
  const fetched: string[] = [];
  let changeNetwork = () => {};
  const room = new Room({
    media,
    clock,
    random: () => 0,
    serverUrl: 'https://meet.example.org',
    createSocket: server.createSocket,
    createEngine: (options) => {
      const engine = new FakeEngine(options);
      engines.push(engine);
      return engine;
    },
    fetchIceServers: async (serverUrl, ticket) => {
      fetched.push(`${serverUrl} ${ticket}`);
      return { iceServers: [{ urls: `turn:${fetched.length}` }], expiresAt: null };
    },
    onWake: () => () => {},
    onPageGone: () => () => {},
    onNetworkChange: (changed) => {
      changeNetwork = changed;
      return () => {
        changeNetwork = () => {};
      };
    },
  });
  const entering = room.join('token-1');
  server.socket.open();
  const relays = { ice_servers: [{ urls: 'turn:0' }], ice_expires_at: at(59) };
  server.socket.tell('webrtc_joined', joined([person(0), person(1)], relays));
  await entering;
  const [engine] = engines;
  if (engine === undefined) throw new Error('No engine was made');
  return { clock, server, room, engine, fetched, changeNetwork: () => changeNetwork() };
}

test('[W6] a change of the network is told to the engine, and nobody is told after leaving', async () => {
  const { room, engine, changeNetwork } = await inRoom();
  changeNetwork();
  expect(engine.done.filter((done) => done === 'network')).toHaveLength(1);
  void room.leave();
  changeNetwork();
  expect(engine.done.filter((done) => done === 'network')).toHaveLength(1);
});

test('[W2] when a path is silent the connection to the server is asked whether it lives', async () => {
  const { server, engine } = await inRoom();
  expect(server.socket.of('webrtc_probe')).toHaveLength(0);
  engine.options.stalled();
  expect(server.socket.of('webrtc_probe')).toHaveLength(1);
});

test('[W5] why a path failed is in the view of the person', async () => {
  const { room, engine } = await inRoom();
  engine.options.pathChanged(participantId(1), { path: 'failed', cause: 'relay_refused' });
  expect(room.participants.getSnapshot()[0]).toMatchObject({ path: 'failed', pathCause: 'relay_refused' });
});

test('[W7] credentials that a relay refuses are fetched anew with the ticket, and the engine is told', async () => {
  const { engine, fetched } = await inRoom();
  expect(engine.options.iceServers()).toEqual([{ urls: 'turn:0' }]);
  engine.options.relayRefused();
  await settle();
  expect(fetched).toEqual(['https://meet.example.org ticket-0123456789abcdef']);
  expect(engine.options.iceServers()).toEqual([{ urls: 'turn:1' }]);
  expect(engine.done).toContain('relays');
});

test('[W7] credentials are fetched before they expire, without disturbing what stands', async () => {
  const { clock, room, engine, fetched } = await inRoom();
  await clock.advance(45_000);
  expect(fetched).toHaveLength(1);
  expect(engine.done).not.toContain('relays');
  void room.leave();
  await clock.advance(600_000);
  expect(fetched).toHaveLength(1);
});
