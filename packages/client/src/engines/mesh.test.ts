import type { IncomingSignal, OutgoingSignal } from '@parley/contract/realtime';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { fakeStream } from '../testing/fake-media.ts';
import { asConnection, FakePeerConnection } from '../testing/fake-peer-connection.ts';
import { ManualClock, settle } from '../testing/manual-clock.ts';
import { at, participantId, peerId } from '../testing/room-examples.ts';
import type { EnginePeer } from './engine.ts';
import { MeshEngine } from './mesh.ts';

const peer = (who: number, more: Partial<EnginePeer> = {}): EnginePeer => ({
  participantId: participantId(who),
  peerId: peerId(who),
  joinedAt: at(who),
  reachable: true,
  picture: true,
  ...more,
});

function setUp() {
  const sent: OutgoingSignal[] = [];
  const connections: FakePeerConnection[] = [];
  const servers: unknown[] = [];
  const media: [string, boolean][] = [];
  const engine = new MeshEngine({
    self: () => peer(5),
    iceServers: () => [{ urls: `stun:${connections.length}.example.org` }],
    clock: new ManualClock(),
    log: silentLog,
    send: (signal) => sent.push(signal),
    mediaChanged: (id, streams) => media.push([id, streams !== null]),
    pathChanged: () => {},
    stalled: () => {},
    qualityChanged: () => {},
    sendingChanged: () => {},
    relayRefused: () => {},
    createConnection: (configuration) => {
      servers.push(configuration.iceServers);
      const connection = new FakePeerConnection();
      connections.push(connection);
      return asConnection(connection);
    },
    createStream: () => fakeStream(),
  });
  return { engine, sent, connections, servers, media };
}

const to = (sent: OutgoingSignal[]) => sent.map((signal) => [signal.type, signal.target_peer]);

test('[N1] offers to those who were there before, and waits for those who came later', async () => {
  const { engine, sent, connections } = setUp();
  engine.subscribe([peer(1), peer(8), peer(2)]);
  await settle();
  expect(connections).toHaveLength(3);
  expect(to(sent)).toEqual([
    ['offer', peerId(1)],
    ['offer', peerId(2)],
  ]);
});

test('[N8] what is published before and after is on everyone’s transceivers, without another signal', async () => {
  const { engine, sent, connections } = setUp();
  const audio = { kind: 'audio' } as MediaStreamTrack;
  const video = { kind: 'video' } as MediaStreamTrack;
  engine.publish('audio', audio);
  engine.subscribe([peer(1), peer(2)]);
  await settle();
  const before = sent.length;
  engine.publish('video', video);
  engine.publish('audio', null);
  await settle();
  const onWire = connections.map((connection) => connection.getTransceivers().map(({ sender }) => sender.track));
  expect(onWire).toEqual([
    [null, video, null, null],
    [null, video, null, null],
  ]);
  expect(sent).toHaveLength(before);
});

test('[N9] who is not wanted any more is told and let go; a new peer of the same participant is another path', async () => {
  const { engine, sent, connections, media } = setUp();
  engine.subscribe([peer(1)]);
  await settle();
  engine.subscribe([peer(1, { peerId: peerId(1, 1) })]);
  await settle();
  expect(to(sent)).toEqual([
    ['offer', peerId(1)],
    ['bye', peerId(1)],
    ['offer', peerId(1, 1)],
  ]);
  expect(connections.map((connection) => connection.connectionState)).toEqual(['closed', 'new']);
  expect(media).toEqual([
    [participantId(1), true],
    [participantId(1), false],
    [participantId(1), true],
  ]);
  engine.receive({ type: 'bye', from_peer: peerId(1), generation: 1, n: 1 } as IncomingSignal);
  engine.close();
  expect(connections[1]?.connectionState).toBe('closed');
});

test('[N5] [N6] after a resume it says its own again and asks; after the other’s return it says its own again', async () => {
  const { engine, sent } = setUp();
  engine.subscribe([peer(1)]);
  await settle();
  engine.setSignaling(false);
  engine.setSignaling(true);
  await settle();
  expect(sent.map(({ type, n }) => [type, n])).toEqual([
    ['offer', 1],
    ['restart', 2],
    ['offer', 1],
  ]);
  engine.subscribe([peer(1, { reachable: false })]);
  engine.subscribe([peer(1)]);
  await settle();
  expect(sent.at(-1)).toMatchObject({ type: 'offer', n: 1, generation: 1 });
  expect(sent).toHaveLength(4);
});

test('each new path uses the servers that were told last', () => {
  const { engine, servers } = setUp();
  engine.subscribe([peer(1)]);
  engine.subscribe([peer(1), peer(2)]);
  expect(servers).toEqual([[{ urls: 'stun:0.example.org' }], [{ urls: 'stun:1.example.org' }]]);
});
