import type { IncomingSignal, OutgoingSignal } from '@parley/contract/realtime';
import { browserClock } from '../../packages/client/src/clock.ts';
import type { EnginePeer, MediaEngine } from '../../packages/client/src/engines/engine.ts';
import { createMesh } from '../../packages/client/src/engines/mesh.ts';
import { silentLog } from '../../packages/client/src/log.ts';

/**
 * Both ends of one pair in one page: the mesh of the SDK twice, with the browser's real connections. What they say to each other
 * takes 20 to 60 ms, so that what both begin at the same moment collides.
 */

const JOINED = { a: '2026-01-01T00:00:00.000Z', b: '2026-01-01T00:00:01.000Z' } as const;
type Name = keyof typeof JOINED;

interface End {
  engine: MediaEngine;
  connections: RTCPeerConnection[];
}

const idOf = (name: Name) => ({ participantId: `participant_${name}`, peerId: `peer_${name}`, joinedAt: JOINED[name] });
const ends = new Map<Name, End>();
let offers: { from: Name; generation: number }[] = [];

function makeEnd(name: Name, other: Name): End {
  const connections: RTCPeerConnection[] = [];
  const onTheWay: IncomingSignal[] = [];
  let last = 0;
  const engine = createMesh({
    self: () => idOf(name),
    iceServers: () => [],
    clock: browserClock,
    log: silentLog,
    send: (signal: OutgoingSignal) => {
      if (signal.type === 'offer') offers.push({ from: name, generation: signal.generation });
      const { peerId, participantId } = idOf(name);
      const told = { ...signal, from_peer: peerId, from_participant: participantId } as unknown as IncomingSignal;
      // In the order in which it was said: browsers may run timers of the same millisecond in another one.
      onTheWay.push(told);
      last = Math.max(last, performance.now() + 20 + Math.random() * 40);
      setTimeout(() => {
        const next = onTheWay.shift();
        if (next !== undefined) ends.get(other)?.engine.receive(next);
      }, last - performance.now());
    },
    mediaChanged: (_, media) => {
      const video = document.getElementById(name);
      if (video instanceof HTMLVideoElement) video.srcObject = media?.video ?? null;
      const audio = document.getElementById(`${name}-sound`);
      if (!(audio instanceof HTMLAudioElement)) return;
      audio.srcObject = media?.audio ?? null;
      void audio.play();
    },
    pathChanged: () => {},
    qualityChanged: () => {},
    sendingChanged: () => {},
    relayRefused: () => {},
    stalled: () => {},
    createConnection: (configuration) => {
      const connection = new RTCPeerConnection(configuration);
      connections.push(connection);
      return connection;
    },
  });
  return { engine, connections };
}

const peer = (name: Name): EnginePeer => ({ ...idOf(name), reachable: true, picture: true });

const twoEnds = {
  async begin(): Promise<void> {
    const a = makeEnd('a', 'b');
    const b = makeEnd('b', 'a');
    ends.set('a', a).set('b', b);
    for (const { engine } of [a, b]) {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      engine.publish('audio', stream.getAudioTracks()[0] ?? null);
      engine.publish('video', stream.getVideoTracks()[0] ?? null);
    }
    a.engine.subscribe([peer('b')]);
    b.engine.subscribe([peer('a')]);
  },
  /** Both begin anew at the same moment, each with an offer. */
  collide(): void {
    offers = [];
    for (const { engine } of ends.values()) engine.restart();
  },
  /** Generations that both ends offered since they last collided. */
  collisions: (): number[] =>
    offers
      .filter(
        ({ from, generation }) =>
          from === 'a' && offers.some((one) => one.from === 'b' && one.generation === generation),
      )
      .map(({ generation }) => generation),
  /** What is open at each end, as `signalingState/connectionState`. */
  open: (): string[][] =>
    [...ends.values()].map(({ connections }) =>
      connections
        .filter(({ signalingState }) => signalingState !== 'closed')
        .map(({ signalingState, connectionState }) => `${signalingState}/${connectionState}`),
    ),
};

export type TwoEnds = typeof twoEnds;
Object.assign(window, { twoEnds });
