import type { IncomingSignal, OutgoingSignal } from '@parley/contract/realtime';
import type { LocalTracks, MediaSource } from '../media/media-source.ts';
import { isPolite, joinedLater } from '../peer/exchange.ts';
import { Pair } from '../peer/pair.ts';
import type { CreateEngine, EngineOptions, EnginePeer, MediaEngine } from './engine.ts';

interface Member {
  peer: EnginePeer;
  pair: Pair;
}

/** Media from browser to browser: one pair of peer connections with everyone else. */
export class MeshEngine implements MediaEngine {
  readonly #options: EngineOptions;
  readonly #createStream: () => MediaStream;
  readonly #label: MediaStream;
  /** By peer id. */
  readonly #members = new Map<string, Member>();
  #tracks: LocalTracks = { audio: null, video: null, screen: null };
  #signaling = true;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#createStream = options.createStream ?? (() => new MediaStream());
    this.#label = this.#createStream();
  }

  publish(source: MediaSource, track: MediaStreamTrack | null): void {
    this.#tracks = { ...this.#tracks, [source]: track };
    for (const { pair } of this.#members.values()) pair.setTrack(source, track);
  }

  subscribe(peers: readonly EnginePeer[]): void {
    const wanted = new Map(peers.map((peer) => [peer.peerId, peer]));
    for (const [peerId, member] of this.#members) {
      if (!wanted.has(peerId)) this.#drop(peerId, member);
    }
    for (const peer of peers) {
      const member = this.#members.get(peer.peerId);
      if (member === undefined) this.#add(peer);
      else {
        member.peer = peer;
        member.pair.setReachable(this.#signaling && peer.reachable);
      }
    }
  }

  receive(signal: IncomingSignal): void {
    this.#members.get(signal.from_peer)?.pair.receive(signal);
  }

  setSignaling(up: boolean): void {
    const resumed = up && !this.#signaling;
    this.#signaling = up;
    for (const { peer, pair } of this.#members.values()) {
      pair.setReachable(up && peer.reachable);
      if (resumed) pair.ask();
    }
  }

  restart(): void {
    for (const { pair } of this.#members.values()) pair.restart();
  }

  async stats(): Promise<ReadonlyMap<string, RTCStatsReport>> {
    const members = [...this.#members.values()];
    return new Map(
      await Promise.all(
        members.map(async ({ peer, pair }) => [peer.participantId, await pair.connection.getStats()] as const),
      ),
    );
  }

  close(): void {
    for (const [peerId, member] of this.#members) this.#drop(peerId, member);
  }

  #add(peer: EnginePeer): void {
    const { clock, log, transform, createConnection } = this.#options;
    const self = this.#options.self();
    const media = { audio: this.#createStream(), video: this.#createStream() };
    const connect = () => {
      const configuration: RTCConfiguration = { iceServers: this.#options.iceServers(), bundlePolicy: 'max-bundle' };
      return createConnection?.(configuration) ?? new RTCPeerConnection(configuration);
    };
    const pair = new Pair({
      polite: isPolite(self.peerId, peer.peerId),
      offers: joinedLater(self, peer),
      media,
      label: this.#label,
      tracks: () => this.#tracks,
      createConnection: connect,
      send: (signal) =>
        this.#options.send({
          ...signal,
          target_participant: peer.participantId,
          target_peer: peer.peerId,
        } as OutgoingSignal),
      pathChanged: (path) => this.#options.pathChanged(peer.participantId, path),
      transform,
      clock,
      log,
    });
    this.#members.set(peer.peerId, { peer, pair });
    pair.setReachable(this.#signaling && peer.reachable);
    this.#options.mediaChanged(peer.participantId, media);
  }

  #drop(peerId: string, { peer, pair }: Member): void {
    this.#members.delete(peerId);
    pair.close();
    this.#options.mediaChanged(peer.participantId, null);
  }
}

export const createMesh: CreateEngine = (options) => new MeshEngine(options);
