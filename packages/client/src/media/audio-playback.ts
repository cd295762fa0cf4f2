import { type Slice, WritableSlice } from '../slice.ts';
import type { PageMoments } from './page-moments.ts';

/** `blocked`: the browser plays nothing before the person presses something. */
export interface PlaybackState {
  status: 'playing' | 'blocked';
}

const PLAYING: PlaybackState = { status: 'playing' };
const BLOCKED: PlaybackState = { status: 'blocked' };

/** Makes an audio element that is in the page; null where sound is not played. */
export type CreatePlayer = (() => HTMLAudioElement) | null;

/** Hidden, and in the document, for some browsers forget what is not. */
export const browserPlayer = (): CreatePlayer =>
  globalThis.document === undefined
    ? null
    : () => {
        const element = document.createElement('audio');
        element.hidden = true;
        document.body.append(element);
        return element;
      };

/** Plays everybody's sound on the chosen speaker, through elements, so that the browser can take it out of the microphone. */
export class AudioPlayback {
  readonly #create: CreatePlayer;
  readonly #state = new WritableSlice<PlaybackState>(PLAYING);
  readonly #players = new Map<MediaStream, HTMLAudioElement>();
  /** Those that the browser does not play. */
  readonly #refused = new Set<HTMLAudioElement>();
  readonly #page: PageMoments;
  #stop: (() => void) | null = null;
  #speakerId: string | null = null;

  constructor(create: CreatePlayer, page: PageMoments) {
    this.#create = create;
    this.#page = page;
  }

  get state(): Slice<PlaybackState> {
    return this.#state;
  }

  /** Plays these streams, all of them at each call, and no others. */
  play(streams: Iterable<MediaStream>): void {
    const create = this.#create;
    if (create === null) return;
    const wanted = new Set(streams);
    for (const [stream, player] of this.#players) {
      if (wanted.has(stream)) continue;
      this.#players.delete(stream);
      this.#refused.delete(player);
      player.srcObject = null;
      player.remove();
    }
    for (const stream of wanted) if (!this.#players.has(stream)) this.#add(stream, create());
    if (this.#players.size > 0) {
      // What a phone call stopped does not go on by itself.
      this.#stop ??= this.#page.onVisible(() => void this.start());
      return;
    }
    this.#stop?.();
    this.#stop = null;
    this.#show();
  }

  /** Plays everything; to be called while the person presses something. */
  async start(): Promise<void> {
    await Promise.all([...this.#players.values()].map((player) => this.#start(player)));
  }

  /** Null: the browser's choice. */
  setSpeaker(deviceId: string | null): void {
    if (deviceId === this.#speakerId) return;
    this.#speakerId = deviceId;
    for (const player of this.#players.values()) this.#sendToSpeaker(player);
  }

  #add(stream: MediaStream, player: HTMLAudioElement): void {
    this.#players.set(stream, player);
    player.autoplay = true;
    player.srcObject = stream;
    this.#sendToSpeaker(player);
    void this.#start(player);
  }

  async #start(player: HTMLAudioElement): Promise<void> {
    if (!player.paused) return;
    try {
      await player.play();
      this.#refused.delete(player);
    } catch (error) {
      // Anything else than this refusal means that the element went away meanwhile.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#refused.add(player);
    }
    this.#show();
  }

  #show(): void {
    this.#state.set(this.#refused.size === 0 ? PLAYING : BLOCKED);
  }

  #sendToSpeaker(player: HTMLAudioElement): void {
    const wanted = this.#speakerId ?? '';
    if (!('setSinkId' in player) || player.sinkId === wanted) return;
    // A speaker that was just unplugged: the browser goes back to its own choice.
    player.setSinkId(wanted).catch(() => {});
  }
}
