import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { RemoteMedia, RemoteParticipant } from '../room/room-view.ts';
import { type LocalTracks, MEDIA_SOURCES, type MediaSource, type MediaTransform } from '../media/media-source.ts';
import { Negotiation } from './negotiation.ts';
import { ReplacementBudget } from './replacement-budget.ts';
import { type PeerSignal, type SignalBody, withNumber } from './signal.ts';
import { SignalLog } from './signal-log.ts';

/** A connection that was not established after this long is replaced. */
const CONNECT_WITHIN = 15_000;
/** After so many replacements in a row without success a person is told. */
const FAILURES_SHOWN = 2;

export interface PairOptions {
  polite: boolean;
  /** Offers in the first generation. */
  offers: boolean;
  media: RemoteMedia;
  /** Ties sound and picture together, so that the receiver plays them in step. */
  label: MediaStream;
  /** What is sent now. */
  tracks(): LocalTracks;
  createConnection(): RTCPeerConnection;
  send(signal: PeerSignal): void;
  pathChanged(path: RemoteParticipant['path']): void;
  transform: MediaTransform | undefined;
  clock: Clock;
  log: Log;
}

type PairState =
  | { name: 'connecting'; stopWaiting: () => void }
  | { name: 'connected' }
  /** Waits to be replaced: until the other is reachable, or until the budget allows. */
  | { name: 'broken'; stopWaiting: () => void }
  | { name: 'closed' };

/** The media path to one other peer: its generations, one after another, and the streams that outlive them. */
export class Pair {
  readonly #options: PairOptions;
  readonly #budget = new ReplacementBudget();
  #state: PairState = { name: 'connecting', stopWaiting: nothing };
  #generation = 0;
  #log = new SignalLog();
  #current: Negotiation;
  /** Whose tracks are in the streams: an older generation until the new one is connected. */
  #showing: Negotiation | null = null;
  #senders: RTCRtpSender[] = [];
  #olderSenders: RTCRtpSender[] = [];
  #failures = 0;
  #reachable = true;

  constructor(options: PairOptions) {
    this.#options = options;
    this.#current = this.#begin(1, options.offers);
  }

  get connection(): RTCPeerConnection {
    return this.#current.connection;
  }

  receive(signal: PeerSignal): void {
    if (this.#state.name === 'closed') return;
    if (signal.type === 'restart' && signal.generation <= this.#generation) {
      // The other resumed, and may have missed what we said last (N5).
      this.repeat();
      return;
    }
    // An older generation is over (N3).
    if (signal.generation < this.#generation) return;
    if (signal.type === 'bye') {
      this.#shut();
      return;
    }
    if (signal.generation > this.#generation) this.#begin(signal.generation, signal.type === 'restart');
    if (this.#log.isNew(signal.n) || signal.type === 'offer') this.#current.receive(signal);
  }

  /** Whether signals reach the other; when they do again, what is pending is said again (N5, N6). */
  setReachable(reachable: boolean): void {
    const before = this.#reachable;
    this.#reachable = reachable;
    if (reachable && !before) this.repeat();
  }

  repeat(): void {
    if (!this.#reachable || this.#state.name === 'closed') return;
    if (this.#state.name === 'broken') this.#replace();
    else {
      this.#current.repeat();
      if (this.#state.name === 'connecting') this.#expectConnection();
    }
  }

  /** Asks for what the other has pending: our own connection to the server was lost, and with it what came on it (N5). */
  ask(): void {
    if (this.#state.name === 'closed' || !this.#reachable) return;
    this.#send({ type: 'restart', data: null }, this.#log.next());
  }

  /** Puts a track on its transceiver (N8). */
  setTrack(source: MediaSource, track: MediaStreamTrack | null): void {
    for (const senders of [this.#senders, this.#olderSenders]) {
      void this.#put(senders[MEDIA_SOURCES.indexOf(source)], track);
    }
  }

  /** Begins a new generation, keeping the old one until the new one is connected. */
  restart(): void {
    if (this.#state.name !== 'closed') this.#begin(this.#generation + 1, true);
  }

  /** Tells the other and closes (N9). */
  close(): void {
    if (this.#state.name === 'closed') return;
    this.#send({ type: 'bye', data: null }, this.#log.next());
    this.#shut();
  }

  #begin(generation: number, offers: boolean): Negotiation {
    if (this.#generation > 0) this.#retireCurrent();
    this.#senders = [];
    this.#generation = generation;
    const log = new SignalLog();
    this.#log = log;
    const negotiation = new Negotiation({
      polite: this.#options.polite,
      log: this.#options.log,
      createConnection: () => this.#options.createConnection(),
      send: (body, n = log.next()) => {
        // What an older generation still finds interests nobody.
        if (negotiation === this.#current) this.#send(body, n);
        return n;
      },
      ready: (transceivers) => this.#ready(negotiation, transceivers),
      stateChanged: (state) => {
        if (negotiation === this.#current) this.#stateChanged(state);
      },
      failed: (error) => {
        this.#options.log.warn('A negotiation failed', { generation, error: String(error) });
        if (negotiation === this.#current) this.#fail();
      },
    });
    this.#current = negotiation;
    this.#expectConnection();
    if (offers) negotiation.offer();
    return negotiation;
  }

  #retireCurrent(): void {
    if (this.#current === this.#showing) {
      this.#current.retire();
      this.#olderSenders = this.#senders;
    } else this.#current.close();
  }

  #ready(negotiation: Negotiation, transceivers: RTCRtpTransceiver[]): void {
    const tracks = this.#options.tracks();
    this.#senders = transceivers.map((transceiver) => transceiver.sender);
    for (const [index, source] of MEDIA_SOURCES.entries()) {
      const transceiver = transceivers[index];
      if (transceiver === undefined) continue;
      if (source !== 'screen') transceiver.sender.setStreams?.(this.#options.label);
      this.#options.transform?.send(transceiver.sender, source);
      this.#options.transform?.receive(transceiver.receiver, source);
      void this.#put(transceiver.sender, tracks[source]);
    }
    if (this.#showing === null || this.#showing === negotiation) this.#show(negotiation, transceivers);
  }

  #show(negotiation: Negotiation, transceivers = negotiation.connection.getTransceivers()): void {
    const { audio, video } = this.#options.media;
    this.#showing = negotiation;
    for (const [index, stream] of [audio, video].entries()) {
      const track = transceivers[index]?.receiver.track;
      for (const old of stream.getTracks()) if (old !== track) stream.removeTrack(old);
      if (track !== undefined) stream.addTrack(track);
    }
  }

  #stateChanged(connectionState: RTCPeerConnectionState): void {
    if (connectionState === 'failed') this.#fail();
    if (connectionState !== 'connected' || this.#state.name === 'connected') return;
    this.#setState({ name: 'connected' });
    this.#failures = 0;
    if (this.#showing !== this.#current) {
      this.#showing?.close();
      this.#olderSenders = [];
      this.#show(this.#current);
    }
    this.#options.pathChanged('connected');
  }

  #expectConnection(): void {
    const stopWaiting = this.#options.clock.after(CONNECT_WITHIN, () => {
      if (this.#reachable) this.#fail();
    });
    this.#setState({ name: 'connecting', stopWaiting });
  }

  #fail(): void {
    if (this.#state.name === 'closed' || this.#state.name === 'broken') return;
    this.#failures += 1;
    this.#setState({ name: 'broken', stopWaiting: nothing });
    this.#options.pathChanged(this.#failures >= FAILURES_SHOWN ? 'failed' : 'connecting');
    this.#replace();
  }

  /** Begins the next generation as soon as the other is reachable and the budget allows (N7). */
  #replace(): void {
    if (!this.#reachable) return;
    const wait = this.#budget.spend(this.#options.clock.monotonic());
    if (wait > 0)
      this.#setState({ name: 'broken', stopWaiting: this.#options.clock.after(wait, () => this.#replace()) });
    else this.#begin(this.#generation + 1, true);
  }

  #shut(): void {
    this.#setState({ name: 'closed' });
    this.#current.close();
    this.#showing?.close();
  }

  #setState(state: PairState): void {
    if ('stopWaiting' in this.#state) this.#state.stopWaiting();
    this.#state = state;
  }

  #send(body: SignalBody, n: number): void {
    this.#options.send(withNumber(body, { generation: this.#generation, n }));
  }

  async #put(sender: RTCRtpSender | undefined, track: MediaStreamTrack | null): Promise<void> {
    try {
      if (sender !== undefined && sender.track !== track) await sender.replaceTrack(track);
    } catch (error) {
      // Only a connection that was closed meanwhile refuses a track of the right kind.
      this.#options.log.debug('A track was not taken', { error: String(error) });
    }
  }
}

const nothing = (): void => {};
