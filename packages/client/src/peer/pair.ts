import type { Beat } from '@parley/contract/realtime';
import { BEAT_EVERY } from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import { Machine, Timer } from '../machine.ts';
import type { MediaSource } from '../media/media-source.ts';
import { SHOWN_IN_FULL, type Shown } from '../media/shown.ts';
import type { RemoteMedia } from '../room/room-view.ts';
import { Generation, type GenerationOptions } from './generation.ts';
import type { MediaPath } from './media-path.ts';
import type { PairEffect, PairEvent, PathNews } from './pair-event.ts';
import { newPair, type PairState, reducePair } from './pair-state.ts';
import { hasPicture, selectedPair } from './path-statistics.ts';
import type { PeerSignal } from './signal.ts';

/** Milliseconds between two looks for the first picture. */
const LOOK_EVERY = 100;

export interface PairOptions extends Omit<GenerationOptions, 'theirView'> {
  /** Offers in the first generation. */
  offers: boolean;
  media: RemoteMedia;
  clock: Clock;
  /** Whether this page is hidden. */
  hidden(): boolean;
  pathChanged(news: PathNews): void;
  /** A relay took our credentials for old or wrong (W7). */
  relayRefused(): void;
  /** Whether the other sends a picture. */
  picture(): boolean;
  /** The path is silent: the connection to the server may be dead with it. */
  stalled(): void;
  /** The senders of a new generation are there, and nothing was sent on them yet. */
  equipped(): void;
  /** `path.theirView` is another. */
  theirViewChanged(): void;
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
  #offered: Promise<void> = Promise.resolve();
  /** Whose tracks are in the streams. */
  #shown: Generation | null = null;
  /** How large the other's pictures are shown here. */
  #view: Shown = SHOWN_IN_FULL;
  #theirView: Shown = SHOWN_IN_FULL;
  readonly #ticker: Timer;
  /** When the last tick was, on both clocks: the monotonic one may stand still while the machine sleeps. */
  #ticked: { monotonic: number; wall: number };
  /** The other beats, as later versions do. */
  #beats = false;

  constructor(options: PairOptions) {
    this.#options = options;
    this.#pair = new Machine(newPair, reducePair, (effect) => this.#carryOut(effect));
    this.#timer = new Timer(options.clock, () => this.#feed({ type: 'timer_due' }));
    this.#ticked = moment(options.clock);
    this.#ticker = new Timer(options.clock, () => this.#tick());
    this.#feed({ type: 'begin', offers: options.offers });
    this.#ticker.set(BEAT_EVERY);
  }

  /** The newest generation. */
  get path(): MediaPath {
    return this.#current.path;
  }

  /** Settles when the newest offer of this end was sent. */
  get offered(): Promise<void> {
    return this.#offered;
  }

  receive(signal: PeerSignal): void {
    this.#feed({ type: 'signal', signal });
  }

  /** Whether signals reach the other; when they do again, what is pending is said again (N5, N6). */
  setReachable(reachable: boolean): void {
    this.#feed({ type: 'reachable', reachable });
  }

  /** Our own connection to the server is back after a loss: pending things are said again and asked for (N5, W6). */
  resumed(reachable: boolean): void {
    this.#feed({ type: 'resumed', reachable });
  }

  /** There are new credentials for the relays (W7). */
  relaysRenewed(): void {
    this.#feed({ type: 'relays_renewed' });
  }

  /** Puts a track on its transceiver (N8). */
  setTrack(source: MediaSource, track: MediaStreamTrack | null): void {
    for (const generation of this.#living()) void generation.put(source, track);
  }

  /** How large the other's pictures are shown here; the other is told with the next beat. */
  setShown(shown: Shown): void {
    this.#view = shown;
  }

  /** The network changed or came back. */
  networkChanged(): void {
    this.#feed({ type: 'network_changed' });
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
        if (effect.offers) this.#offered = this.#current.negotiation.offer();
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
        this.#show(this.#current);
        break;
      case 'await_picture':
        void this.#awaitPicture(this.#current);
        break;
      case 'check_path':
        void this.#checkPath(this.#current);
        break;
      case 'hand_over':
        this.#current.negotiation.receive(effect.signal);
        break;
      case 'repeat':
        this.#current.negotiation.repeat();
        break;
      case 'send':
        this.#current.send({ type: effect.what, data: null });
        break;
      case 'set_timer':
        this.#timer.set(effect.delay);
        break;
      case 'stop_timer':
        this.#timer.stop();
        break;
      case 'tell_silent':
        this.#options.stalled();
        break;
      case 'tell_path':
        this.#options.pathChanged(effect.news);
    }
  }

  #begin(number: number): Generation {
    const options = this.#options;
    const generation: Generation = new Generation(
      number,
      // What an older generation still finds is not sent.
      {
        ...options,
        theirView: this.#theirView,
        send: (signal) => {
          if (generation === this.#current) options.send(signal);
        },
      },
      {
        ready: () => {
          if (generation !== this.#current) return;
          options.equipped();
          this.#feed({ type: 'ready', generation: number });
        },
        stateChanged: (state) => {
          if (state === 'connected') generation.watch(this.#beats);
          this.#feed({ type: 'connection', generation: number, state });
        },
        heard: (beat) => this.#heard(beat),
        silent: () => this.#feed({ type: 'silent', of: number }),
        alive: () => this.#feed({ type: 'alive', of: number }),
        slept: () => this.#feed({ type: 'network_changed' }),
        relayRefused: () => {
          options.log.info('A relay refused the credentials', { generation: number });
          this.#feed({ type: 'relay_refused', generation: number });
          options.relayRefused();
        },
        failed: (error) => {
          options.log.warn('A negotiation failed', { generation: number, error: String(error) });
          this.#feed({ type: 'failed', generation: number });
        },
      },
    );
    return generation;
  }

  #show({ path }: Generation): void {
    const { video, screen } = this.#options.media;
    this.#sound(path);
    showTrack(video, path.receivers.video);
    showTrack(screen, path.receivers.screen);
  }

  #sound({ receivers }: MediaPath): void {
    const { audio, screenAudio } = this.#options.media;
    showTrack(audio, receivers.audio);
    showTrack(screenAudio, receivers.screen_audio);
  }

  async #awaitPicture(generation: Generation): Promise<void> {
    const { clock, log, picture } = this.#options;
    this.#sound(generation.path);
    try {
      while (this.#isProving(generation) && picture() && !(await hasPicture(generation.path.connection))) {
        await new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve));
      }
    } catch (error) {
      // Without statistics the new picture is taken for there.
      log.debug('There are no statistics', { error: String(error) });
    }
    this.#feed({ type: 'picture', generation: generation.number });
  }

  #isProving(generation: Generation): boolean {
    const { name } = this.#pair.state;
    return name === 'proving' && generation === this.#current;
  }

  async #checkPath({ number, path }: Generation): Promise<void> {
    try {
      const report = await path.connection.getStats();
      if (report.size > 0 && selectedPair(report)?.hasLocal !== true) this.#feed({ type: 'gone', generation: number });
    } catch (error) {
      // A connection that was closed meanwhile.
      this.#options.log.debug('There are no statistics', { error: String(error) });
    }
  }

  #heard({ shown }: Beat): void {
    this.#beats = true;
    const before = this.#theirView;
    this.#theirView = shown;
    this.#current.path.theirView = shown;
    if (before.video !== shown.video || before.screen !== shown.screen) this.#options.theirViewChanged();
  }

  #tick(): void {
    if (this.#pair.state.name === 'closed') return;
    const hidden = this.#options.hidden();
    const [before, now] = [this.#ticked, moment(this.#options.clock)];
    this.#ticked = now;
    const elapsed = Math.max(now.monotonic - before.monotonic, now.wall - before.wall);
    for (const generation of this.#living()) generation.tick(elapsed, hidden, this.#view);
    this.#ticker.set(BEAT_EVERY);
  }

  /** The generations whose connections are open. */
  #living(): Generation[] {
    return this.#shown === null || this.#shown === this.#current ? [this.#current] : [this.#current, this.#shown];
  }
}

const moment = (clock: Clock): { monotonic: number; wall: number } => ({
  monotonic: clock.monotonic(),
  wall: clock.now(),
});

/** Leaves the track of this receiver alone in the stream. */
function showTrack(stream: MediaStream, receiver: RTCRtpReceiver | undefined): void {
  const track = receiver?.track;
  for (const old of stream.getTracks()) if (old !== track) stream.removeTrack(old);
  if (track !== undefined) stream.addTrack(track);
}
