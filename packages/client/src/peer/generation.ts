import type { Beat } from '@parley/contract/realtime';
import type { Log } from '../log.ts';
import { type LocalTracks, MEDIA_SOURCES, type MediaSource, type MediaTransform } from '../media/media-source.ts';
import type { Shown } from '../media/shown.ts';
import type { MediaPath } from './media-path.ts';
import { Negotiation } from './negotiation.ts';
import { type PeerSignal, type SignalBody, withNumber } from './signal.ts';
import { Watchdog } from './watchdog.ts';

/** What a relay answers to credentials that it does not take (RFC 8656). */
const UNAUTHORIZED = 401;

/** Ties a sound and its picture together, so that the receiver plays them in step. */
export interface StreamLabels {
  camera: MediaStream;
  screen: MediaStream;
}

export interface GenerationOptions {
  participantId: string;
  /** As it was last heard. */
  theirView: Shown;
  polite: boolean;
  labels: StreamLabels;
  transform: MediaTransform | undefined;
  log: Log;
  /** What is sent now. */
  tracks(): LocalTracks;
  createConnection(): RTCPeerConnection;
  send(signal: PeerSignal): void;
}

/** What a generation tells its pair. */
export interface GenerationEvents {
  /** The senders and receivers are there, with their tracks. May happen again when we gave way (N1). */
  ready(): void;
  stateChanged(state: RTCPeerConnectionState): void;
  heard(beat: Beat): void;
  /** As the watchdog judges. */
  silent(): void;
  alive(): void;
  slept(): void;
  /** A relay took our credentials for old or wrong. */
  relayRefused(): void;
  /** The browser refused a step; this generation leads nowhere. */
  failed(error: unknown): void;
}

/** One generation of a pair: its connection, what travels on it, and the numbers of its signals (N2). */
export class Generation {
  readonly number: number;
  readonly negotiation: Negotiation;
  readonly #options: GenerationOptions;
  readonly #events: GenerationEvents;
  #path!: MediaPath;
  #watchdog!: Watchdog;
  #sent = 0;

  constructor(number: number, options: GenerationOptions, events: GenerationEvents) {
    this.number = number;
    this.#options = options;
    this.#events = events;
    this.negotiation = new Negotiation({
      polite: options.polite,
      log: options.log,
      createConnection: () => this.#connect(),
      send: (body, n) => this.send(body, n),
      ready: (transceivers) => this.#equip(transceivers),
      stateChanged: (state) => events.stateChanged(state),
      failed: (error) => events.failed(error),
    });
  }

  get path(): MediaPath {
    return this.#path;
  }

  /** Sends a signal, with a new number unless one is given; answers the number. */
  send(body: SignalBody, n = this.#sent + 1): number {
    this.#sent = Math.max(this.#sent, n);
    this.#options.send(withNumber(body, { generation: this.number, n }));
    return n;
  }

  /** Gives a sign of life and looks for the other's; `elapsed` milliseconds since the last time (W1, W2). */
  tick(elapsed: number, hidden: boolean, shown: Shown): void {
    this.#watchdog.tick(elapsed, hidden, shown);
  }

  /** From now on the other's signs of life are missed. `expected`: it is known to beat. */
  watch(expected: boolean): void {
    this.#watchdog.connected(expected);
  }

  /** Puts a track on its transceiver, as far as it is there (N8). */
  async put(source: MediaSource, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#path.senders[source];
    try {
      if (sender !== undefined && sender.track !== track) await sender.replaceTrack(track);
    } catch (error) {
      // Only a connection that was closed meanwhile refuses a track of the right kind.
      this.#options.log.debug('A track was not taken', { error: String(error) });
    }
  }

  #connect(): RTCPeerConnection {
    const { participantId, theirView, createConnection } = this.#options;
    const connection = createConnection();
    this.#path = {
      participantId,
      connection,
      senders: {},
      receivers: {},
      theirView: this.#path?.theirView ?? theirView,
    };
    const { heard, silent, alive, slept, relayRefused } = this.#events;
    this.#watchdog = new Watchdog({ connection, log: this.#options.log, heard, silent, alive, slept });
    connection.onicecandidateerror = ({ errorCode }) => {
      if (errorCode === UNAUTHORIZED) relayRefused();
    };
    return connection;
  }

  /** Puts on the transceivers what is sent now. */
  #equip(transceivers: RTCRtpTransceiver[]): void {
    const { labels, transform, tracks } = this.#options;
    const now = tracks();
    for (const [index, source] of MEDIA_SOURCES.entries()) {
      const transceiver = transceivers[index];
      if (transceiver === undefined) continue;
      const { sender, receiver } = transceiver;
      this.#path.senders[source] = sender;
      this.#path.receivers[source] = receiver;
      sender.setStreams?.(source === 'audio' || source === 'video' ? labels.camera : labels.screen);
      transform?.send(sender, source);
      transform?.receive(receiver, source);
      void this.put(source, now[source]);
    }
    this.#events.ready();
  }
}
