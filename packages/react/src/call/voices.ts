import { WritableSlice } from '@parley/client';

/** The audio elements of a call, and whether the browser refuses to play them before the person presses something. */
export class Voices {
  readonly held: WritableSlice<boolean> = new WritableSlice(false);
  readonly #playing = new Set<HTMLAudioElement>();

  /** Plays what `element` has, from now until the answer is called. */
  add(element: HTMLAudioElement): () => void {
    this.#playing.add(element);
    void this.#play(element);
    return () => {
      this.#playing.delete(element);
      if (this.#playing.size === 0) this.held.set(false);
    };
  }

  /** Plays everything; to be called while the person presses something. */
  async release(): Promise<void> {
    this.held.set(false);
    await Promise.all([...this.#playing].map((element) => this.#play(element)));
  }

  async #play(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (error) {
      // Anything else than this refusal means that the element went away meanwhile.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.held.set(true);
    }
  }
}
