import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Machine, Timer } from '../machine.ts';
import { type LocalTracks, MEDIA_SOURCES, type MediaSource, type MediaTransform } from '../media/media-source.ts';
import type { RemoteMedia, RemoteParticipant } from '../room/room-view.ts';
import { Negotiation } from './negotiation.ts';
import { newPair, type PairEffect, type PairEvent, type PairState, reducePair } from './pair-state.ts';
import { type PeerSignal, type SignalBody, withNumber } from './signal.ts';

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

/** One generation: its connection, and what is sent on it. */
interface Generation {
  number: number;
  negotiation: Negotiation;
  /** Signals so far (N2). */
  sent: number;
  /** For audio, video and screen; empty until the transceivers are there. */
  senders: RTCRtpSender[];
}

/**
 * The media path to one other peer: its generations, one after another, and the streams that outlive them.
 * `pair-state.ts` decides; connections, tracks and time are here.
 */
export class Pair {
  readonly #options: PairOptions;
  readonly #pair: Machine<PairState, PairEvent & { at: number }, PairEffect>;
  readonly #timer: Timer;
  /** Begun in the constructor. */
  #current!: Generation;
  /** Whose tracks are in the streams. */
  #shown: Generation | null = null;

  constructor(options: PairOptions) {
    this.#options = options;
    this.#pair = new Machine(newPair, reducePair, (effect) => this.#carryOut(effect));
    this.#timer = new Timer(options.clock, () => this.#feed({ type: 'timer_due' }));
    this.#feed({ type: 'begin', offers: options.offers });
  }

  get connection(): RTCPeerConnection {
    return this.#current.negotiation.connection;
  }

  receive(signal: PeerSignal): void {
    this.#feed({ type: 'signal', signal });
  }

  /** Whether signals reach the other; when they do again, what is pending is said again (N5, N6). */
  setReachable(reachable: boolean): void {
    this.#feed({ type: 'reachable', reachable });
  }

  repeat(): void {
    this.#feed({ type: 'repeat' });
  }

  /** Asks for what the other has pending: our own connection to the server was lost, and with it what came on it (N5). */
  ask(): void {
    this.#feed({ type: 'ask' });
  }

  /** Puts a track on its transceiver (N8). */
  setTrack(source: MediaSource, track: MediaStreamTrack | null): void {
    for (const generation of new Set([this.#current, this.#shown])) {
      void this.#put(generation?.senders[MEDIA_SOURCES.indexOf(source)], track);
    }
  }

  /** Begins a new generation, keeping the old one until the new one is connected. */
  restart(): void {
    this.#feed({ type: 'begin', offers: true });
  }

  /** Tells the other and closes (N9). */
  close(): void {
    this.#feed({ type: 'close' });
  }

  #feed(event: PairEvent): void {
    this.#pair.feed({ ...event, at: this.#options.clock.monotonic() });
  }

  #carryOut(effect: PairEffect): void {
    switch (effect.type) {
      case 'begin':
        this.#current = this.#begin(effect.generation);
        if (effect.offers) this.#current.negotiation.offer();
        break;
      case 'retire_current':
        this.#current.negotiation.retire();
        break;
      case 'close_current':
        this.#current.negotiation.close();
        break;
      case 'close_shown':
        this.#shown?.negotiation.close();
        break;
      case 'show_current':
        this.#shown = this.#current;
        this.#show(this.connection.getTransceivers());
        break;
      case 'hand_over':
        this.#current.negotiation.receive(effect.signal);
        break;
      case 'repeat':
        this.#current.negotiation.repeat();
        break;
      case 'send':
        this.#send(this.#current, { type: effect.what, data: null });
        break;
      case 'set_timer':
        this.#timer.set(effect.delay);
        break;
      case 'stop_timer':
        this.#timer.stop();
        break;
      case 'tell_path':
        this.#options.pathChanged(effect.path);
    }
  }

  #begin(number: number): Generation {
    const { polite, log } = this.#options;
    const negotiation = new Negotiation({
      polite,
      log,
      createConnection: () => this.#options.createConnection(),
      send: (body, n) => this.#send(generation, body, n),
      ready: (transceivers) => {
        if (generation !== this.#current) return;
        this.#equip(generation, transceivers);
        this.#feed({ type: 'ready', generation: number });
      },
      stateChanged: (state) => this.#feed({ type: 'connection', generation: number, state }),
      failed: (error) => {
        log.warn('A negotiation failed', { generation: number, error: String(error) });
        this.#feed({ type: 'failed', generation: number });
      },
    });
    const generation: Generation = { number, negotiation, sent: 0, senders: [] };
    return generation;
  }

  /** Puts on the transceivers what is sent now. */
  #equip(generation: Generation, transceivers: RTCRtpTransceiver[]): void {
    const { label, transform } = this.#options;
    const tracks = this.#options.tracks();
    generation.senders = transceivers.map((transceiver) => transceiver.sender);
    for (const [index, source] of MEDIA_SOURCES.entries()) {
      const transceiver = transceivers[index];
      if (transceiver === undefined) continue;
      if (source !== 'screen') transceiver.sender.setStreams?.(label);
      transform?.send(transceiver.sender, source);
      transform?.receive(transceiver.receiver, source);
      void this.#put(transceiver.sender, tracks[source]);
    }
  }

  #show(transceivers: RTCRtpTransceiver[]): void {
    const { audio, video } = this.#options.media;
    for (const [index, stream] of [audio, video].entries()) {
      const track = transceivers[index]?.receiver.track;
      for (const old of stream.getTracks()) if (old !== track) stream.removeTrack(old);
      if (track !== undefined) stream.addTrack(track);
    }
  }

  /** Sends a signal, with a new number unless one is given; answers the number. What an older generation still finds is not sent. */
  #send(generation: Generation, body: SignalBody, n = generation.sent + 1): number {
    generation.sent = Math.max(generation.sent, n);
    if (generation === this.#current) this.#options.send(withNumber(body, { generation: generation.number, n }));
    return n;
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
