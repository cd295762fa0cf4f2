import type { IncomingSignal, OutgoingSignal } from '@parley/contract/realtime';
import { type LocalTracks, type MediaSource, NO_TRACKS } from '../media/media-source.ts';
import { SHOWN_IN_FULL, type Shown } from '../media/shown.ts';
import { isPolite, joinedLater } from '../peer/exchange.ts';
import type { StreamLabels } from '../peer/generation.ts';
import type { MediaPath } from '../peer/media-path.ts';
import { Pair } from '../peer/pair.ts';
import { warmUpPeerConnections } from '../peer/warm-up.ts';
import { MeshQuality } from '../quality/mesh-quality.ts';
import type { CreateEngine, EngineOptions, EnginePeer, MediaEngine } from './engine.ts';

interface Member {
  peer: EnginePeer;
  pair: Pair;
}

/** Media from browser to browser: one pair of peer connections with everyone else. */
export class MeshEngine implements MediaEngine {
  readonly #options: EngineOptions;
  readonly #createStream: () => MediaStream;
  readonly #labels: StreamLabels;
  /** By peer id. */
  readonly #members = new Map<string, Member>();
  /** How large people are shown here, also those who are not there yet. */
  readonly #shown = new Map<string, Shown>();
  readonly #quality: MeshQuality;
  #tracks: LocalTracks = NO_TRACKS;
  #signaling = true;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#createStream = options.createStream ?? (() => new MediaStream());
    this.#labels = { camera: this.#createStream(), screen: this.#createStream() };
    const { clock, log, qualityChanged, sendingChanged } = options;
    this.#quality = new MeshQuality({
      clock,
      log,
      self: () => options.self().participantId,
      paths: () => this.paths(),
      tracks: () => this.#tracks,
      hidden: () => this.#hidden(),
      qualityChanged,
      sendingChanged,
    });
  }

  publish(source: MediaSource, track: MediaStreamTrack | null): void {
    this.#tracks = { ...this.#tracks, [source]: track };
    for (const { pair } of this.#members.values()) pair.setTrack(source, track);
    this.#quality.tracksChanged();
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
    const ids = new Set(peers.map((peer) => peer.participantId));
    for (const id of this.#shown.keys()) if (!ids.has(id)) this.#shown.delete(id);
    this.#quality.peopleChanged(peers.length + 1);
  }

  offered(): Promise<unknown> {
    return Promise.all([...this.#members.values()].map(({ pair }) => pair.offered));
  }

  receive(signal: IncomingSignal): void {
    this.#members.get(signal.from_peer)?.pair.receive(signal);
  }

  setSignaling(up: boolean): void {
    const resumed = up && !this.#signaling;
    this.#signaling = up;
    for (const { peer, pair } of this.#members.values()) {
      if (resumed) pair.resumed(peer.reachable);
      else pair.setReachable(up && peer.reachable);
    }
  }

  setShown(participantId: string, part: Partial<Shown>): void {
    const shown = { ...(this.#shown.get(participantId) ?? SHOWN_IN_FULL), ...part };
    this.#shown.set(participantId, shown);
    for (const { peer, pair } of this.#members.values()) if (peer.participantId === participantId) pair.setShown(shown);
  }

  speakersChanged(participantIds: readonly string[]): void {
    this.#quality.speakersChanged(participantIds);
  }

  voiceReceiver(participantId: string): RTCRtpReceiver | undefined {
    for (const path of this.paths()) if (path.participantId === participantId) return path.receivers.audio;
    return undefined;
  }

  networkChanged(): void {
    for (const { pair } of this.#members.values()) pair.networkChanged();
  }

  relaysRenewed(): void {
    for (const { pair } of this.#members.values()) pair.relaysRenewed();
  }

  restart(): void {
    for (const { pair } of this.#members.values()) pair.restart();
  }

  /** The newest path to everyone. */
  *paths(): Iterable<MediaPath> {
    for (const { pair } of this.#members.values()) yield pair.path;
  }

  async stats(): Promise<ReadonlyMap<string, RTCStatsReport>> {
    const paths = [...this.paths()];
    return new Map(
      await Promise.all(paths.map(async (path) => [path.participantId, await path.connection.getStats()] as const)),
    );
  }

  close(): void {
    this.#quality.close();
    for (const [peerId, member] of this.#members) this.#drop(peerId, member);
  }

  #hidden(): boolean {
    return this.#options.hidden?.() ?? globalThis.document?.hidden ?? false;
  }

  #add(peer: EnginePeer): void {
    const { clock, log, transform, createConnection } = this.#options;
    const self = this.#options.self();
    const stream = this.#createStream;
    const media = { audio: stream(), video: stream(), screen: stream(), screenAudio: stream() };
    const connect = () => {
      const configuration: RTCConfiguration = { iceServers: this.#options.iceServers(), bundlePolicy: 'max-bundle' };
      return createConnection?.(configuration) ?? new RTCPeerConnection(configuration);
    };
    const pair = new Pair({
      participantId: peer.participantId,
      polite: isPolite(self.peerId, peer.peerId),
      offers: joinedLater(self, peer),
      media,
      labels: this.#labels,
      tracks: () => this.#tracks,
      createConnection: connect,
      send: (signal) =>
        this.#options.send({
          ...signal,
          target_participant: peer.participantId,
          target_peer: peer.peerId,
        } as OutgoingSignal),
      pathChanged: (news) => {
        this.#options.pathChanged(peer.participantId, news);
        this.#quality.pathChanged(peer.participantId, news.path !== 'reconnecting' && news.path !== 'failed');
      },
      relayRefused: () => this.#options.relayRefused(),
      picture: () => this.#members.get(peer.peerId)?.peer.picture ?? false,
      stalled: () => this.#options.stalled(),
      equipped: () => this.#quality.equipped(pair.path),
      theirViewChanged: () => this.#quality.viewChanged(pair.path),
      hidden: () => this.#hidden(),
      transform,
      clock,
      log,
    });
    this.#members.set(peer.peerId, { peer, pair });
    pair.setShown(this.#shown.get(peer.participantId) ?? SHOWN_IN_FULL);
    pair.setReachable(this.#signaling && peer.reachable);
    this.#options.mediaChanged(peer.participantId, media);
  }

  #drop(peerId: string, { peer, pair }: Member): void {
    this.#members.delete(peerId);
    pair.close();
    this.#options.mediaChanged(peer.participantId, null);
  }
}

export const createMesh: CreateEngine = Object.assign((options: EngineOptions) => new MeshEngine(options), {
  prepare: () => warmUpPeerConnections(),
});
