import type { PageMoments } from './page-moments.ts';

export type CreateAudioContext = () => AudioContext;

export interface SharedAudioOptions {
  create: CreateAudioContext;
  page: PageMoments;
  /** The sound system was taken away, by a phone call for example, and is there again. */
  interrupted(): void;
}

/**
 * The one sound system of a page: made when it is first needed, resumed by the first gesture and whenever the page is seen
 * again, closed when the call is left.
 */
export class SharedAudio {
  readonly #options: SharedAudioOptions;
  #context: AudioContext | null = null;
  #taken = false;
  #stops: (() => void)[] = [];

  constructor(options: SharedAudioOptions) {
    this.#options = options;
  }

  /** Null where the browser has none. */
  get(): AudioContext | null {
    if (this.#context === null) this.#open();
    return this.#context;
  }

  /** Whether what is measured means anything. */
  get running(): boolean {
    return this.#context?.state === 'running';
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#taken = false;
    this.#context?.close().catch(() => {});
    this.#context = null;
  }

  #open(): void {
    const { create, page } = this.#options;
    let context: AudioContext;
    try {
      context = create();
    } catch {
      // No sound system, or too many pages have one: levels stay 0, which harms nobody.
      return;
    }
    this.#context = context;
    const follow = () => this.#follow(context);
    context.addEventListener('statechange', follow);
    this.#stops = [
      () => context.removeEventListener('statechange', follow),
      page.onVisible(() => this.#resume(context)),
      page.onGesture(() => this.#resume(context)),
    ];
    this.#resume(context);
  }

  /** Without a gesture the browser may hold it back; the next one tries again. */
  #resume(context: AudioContext): void {
    if (context.state !== 'running') context.resume().catch(() => {});
  }

  #follow(context: AudioContext): void {
    const state: string = context.state;
    // Safari's own state.
    if (state === 'interrupted') this.#taken = true;
    else if (state === 'running' && this.#taken) {
      this.#taken = false;
      this.#options.interrupted();
    }
  }
}
