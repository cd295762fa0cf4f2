import type { Log } from '../log.ts';
import { kindOf, MEDIA_SOURCES } from '../media/media-source.ts';
import { belongsTo, type Exchange, reactToOffer } from './exchange.ts';
import { tuneLocalAudio, tuneRemoteAudio } from './opus.ts';
import { type CandidateData, fromCandidateData, type PeerSignal, type SignalBody, toCandidateData } from './signal.ts';

/** Candidates that are kept for repetition, and that wait for their description (N4). */
const MOST_CANDIDATES = 200;

export interface NegotiationOptions {
  /** Gives way when offers collide. */
  polite: boolean;
  createConnection(): RTCPeerConnection;
  /** Sends a signal, with a new number unless one is given; answers the number. */
  send(body: SignalBody, n?: number): number;
  /** The transceivers are there, in the order of `MEDIA_SOURCES`; an older peer has fewer (N8). May happen again when we gave way. */
  ready(transceivers: RTCRtpTransceiver[]): void;
  stateChanged(state: RTCPeerConnectionState): void;
  log: Log;
  /** The browser refused a step; this generation leads nowhere. */
  failed(error: unknown): void;
}

/**
 * One generation of a pair: a peer connection and the exchange that sets it up. Everything that happens is done one after
 * another, so that the rules of `exchange.ts` never see a half-done step.
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  #connection: RTCPeerConnection;
  #exchange: Exchange = { name: 'awaiting_offer' };
  /** Our candidates, for repetition (N5). */
  #found: CandidateData[] = [];
  /** Theirs that came before their description. */
  #waiting: CandidateData[] = [];
  #steps: Promise<void> = Promise.resolve();
  #over = false;

  constructor(options: NegotiationOptions) {
    this.#options = options;
    this.#connection = this.#connect();
  }

  get connection(): RTCPeerConnection {
    return this.#connection;
  }

  /** Offers. Settles when the offer was sent, or is not sent any more. */
  offer(): Promise<void> {
    return this.#step(async () => {
      const connection = this.#connection;
      const transceivers = MEDIA_SOURCES.map((source) =>
        connection.addTransceiver(kindOf(source), { direction: 'sendrecv' }),
      );
      this.#options.ready(transceivers);
      await describe(connection, await connection.createOffer());
      if (this.#over) return;
      const sdp = connection.localDescription?.sdp ?? '';
      this.#exchange = { name: 'offering', sdp, n: this.#options.send({ type: 'offer', data: { sdp } }) };
      this.#sendFound();
    });
  }

  receive(signal: PeerSignal): void {
    void this.#step(async () => {
      if (signal.type === 'offer') await this.#receiveOffer(signal.data.sdp);
      else if (signal.type === 'answer') await this.#receiveAnswer(signal.data.sdp);
      else if (signal.type === 'ice_candidate') await this.#receiveCandidate(signal.data);
      // The end of candidates is not needed: `connectionState` tells when no path was found.
    });
  }

  /** Says again what the other may have missed (N5). */
  repeat(): void {
    void this.#step(async () => {
      if (this.#exchange.name === 'awaiting_offer' || this.#connection.connectionState === 'connected') return;
      if (this.#exchange.name === 'offering') {
        this.#options.send({ type: 'offer', data: { sdp: this.#exchange.sdp } }, this.#exchange.n);
      } else if (this.#exchange.name === 'answered') {
        this.#options.send({ type: 'answer', data: { sdp: this.#exchange.sdp } });
      }
      this.#sendFound();
    });
  }

  /** Negotiates no more, but carries media as long as it can: a newer generation is being set up. */
  retire(): void {
    this.#over = true;
  }

  close(): void {
    this.#over = true;
    disconnect(this.#connection);
  }

  async #receiveOffer(sdp: string): Promise<void> {
    const reaction = reactToOffer(this.#exchange, this.#options.polite);
    if (reaction === 'ignore') return;
    if (reaction === 'give_way') {
      // A new connection instead of a rollback: a rollback leaves the transceivers of the dropped offer behind, out of order.
      disconnect(this.#connection);
      this.#found = [];
      this.#exchange = { name: 'awaiting_offer' };
      this.#connection = this.#connect();
    }
    await this.#answer(sdp);
  }

  async #answer(offer: string): Promise<void> {
    const connection = this.#connection;
    await connection.setRemoteDescription({ type: 'offer', sdp: tuneRemoteAudio(offer) });
    const transceivers = connection.getTransceivers().slice(0, MEDIA_SOURCES.length);
    for (const transceiver of transceivers) transceiver.direction = 'sendrecv';
    this.#options.ready(transceivers);
    await describe(connection, await connection.createAnswer());
    if (this.#over) return;
    const sdp = connection.localDescription?.sdp ?? '';
    this.#options.send({ type: 'answer', data: { sdp } });
    this.#exchange = { name: 'answered', sdp };
    this.#sendFound();
    await this.#addWaiting();
  }

  async #receiveAnswer(sdp: string): Promise<void> {
    if (this.#exchange.name !== 'offering') return;
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: tuneRemoteAudio(sdp) });
    this.#exchange = { name: 'settled' };
    await this.#addWaiting();
  }

  async #receiveCandidate(data: CandidateData): Promise<void> {
    const remote = this.#connection.remoteDescription?.sdp;
    if (remote === undefined) {
      this.#waiting.push(data);
      if (this.#waiting.length > MOST_CANDIDATES) this.#waiting.shift();
      return;
    }
    // Candidates of an offer that was ignored are ignored with it (N4).
    if (!belongsTo(data.username_fragment, remote)) return;
    try {
      await this.#connection.addIceCandidate(fromCandidateData(data));
    } catch (error) {
      // A candidate that this browser does not understand is one way fewer, not a failure; `connectionState` tells of those.
      this.#options.log.debug('A candidate was not taken', { error: String(error) });
    }
  }

  async #addWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const data of waiting) await this.#receiveCandidate(data);
  }

  #sendFound(): void {
    for (const data of this.#found) this.#options.send({ type: 'ice_candidate', data });
  }

  #connect(): RTCPeerConnection {
    const connection = this.#options.createConnection();
    connection.onicecandidate = ({ candidate }) => {
      if (candidate === null || candidate.candidate === '' || this.#found.length >= MOST_CANDIDATES) return;
      const data = toCandidateData(candidate);
      this.#found.push(data);
      // The other needs the description first; what is found before goes out right after it.
      const described = this.#exchange.name !== 'awaiting_offer';
      if (described) this.#options.send({ type: 'ice_candidate', data });
    };
    connection.onconnectionstatechange = () => this.#options.stateChanged(connection.connectionState);
    return connection;
  }

  #step(work: () => Promise<void>): Promise<void> {
    this.#steps = this.#run(this.#steps, work);
    return this.#steps;
  }

  async #run(before: Promise<void>, work: () => Promise<void>): Promise<void> {
    await before;
    if (this.#over) return;
    try {
      await work();
    } catch (error) {
      // Once it is over nothing depends on it any more.
      if (!this.#over) this.#options.failed(error);
    }
  }
}

/** A browser that takes only what it made itself gets that. */
async function describe(connection: RTCPeerConnection, { type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
  const tuned = tuneLocalAudio(sdp);
  if (tuned !== sdp && (await takes(connection, { type, sdp: tuned }))) return;
  await connection.setLocalDescription({ type, sdp });
}

const takes = (connection: RTCPeerConnection, description: RTCLocalSessionDescriptionInit): Promise<boolean> =>
  connection.setLocalDescription(description).then(
    () => true,
    () => false,
  );

function disconnect(connection: RTCPeerConnection): void {
  connection.onicecandidate = null;
  connection.onicecandidateerror = null;
  connection.onconnectionstatechange = null;
  connection.close();
}
