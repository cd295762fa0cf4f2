/** From this level on (0 to 1, of a scale over 60 dB) a sound counts as speech. */
const LOUD = 0.5;
/** How long a pause between words may be, in milliseconds. */
const PAUSE = 700;

/** Tells speech from noise by loudness alone: on at the first loud moment, off after a pause. */
export class Speaking {
  #lastLoud = Number.NEGATIVE_INFINITY;

  /** Whether somebody speaks, given a level and its time in milliseconds. */
  hear(level: number, at: number): boolean {
    if (level >= LOUD) this.#lastLoud = at;
    return at - this.#lastLoud < PAUSE;
  }
}
