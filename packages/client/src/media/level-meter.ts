import type { Clock } from '../clock.ts';
import { type Slice, WritableSlice } from '../slice.ts';

const PERIOD = 100;
/** What counts as silence, in dB below the loudest sound. */
const FLOOR = -60;

/** Loudness of a track, 0 (silent, muted, none) to 1, ten times a second; measures only while somebody listens. */
export class LevelMeter implements Slice<number> {
  readonly #clock: Clock;
  readonly #createContext: () => AudioContext;
  readonly #level = new WritableSlice(0);
  #listeners = 0;
  #track: MediaStreamTrack | null = null;
  #stopMeasuring: (() => void) | null = null;

  constructor(clock: Clock, createContext: () => AudioContext = () => new AudioContext()) {
    this.#clock = clock;
    this.#createContext = createContext;
  }

  getSnapshot = (): number => this.#level.getSnapshot();

  subscribe = (listener: () => void): (() => void) => {
    const stop = this.#level.subscribe(listener);
    this.#listeners += 1;
    this.#follow();
    let listening = true;
    return () => {
      stop();
      if (listening) this.#listeners -= 1;
      listening = false;
      this.#follow();
    };
  };

  setTrack(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#stop();
    this.#track = track;
    this.#follow();
  }

  #follow(): void {
    const track = this.#track;
    if (this.#listeners === 0 || track === null) this.#stop();
    else if (this.#stopMeasuring === null) this.#stopMeasuring = this.#measure(track);
  }

  #stop(): void {
    this.#stopMeasuring?.();
    this.#stopMeasuring = null;
    this.#level.set(0);
  }

  #measure(track: MediaStreamTrack): () => void {
    const context = this.#createContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    // Without a gesture the browser may hold the context back; then the level stays 0, which harms nobody.
    void context.resume().catch(() => {});
    const samples = new Float32Array(analyser.fftSize);
    let cancel: (() => void) | undefined;
    const sample = () => {
      analyser.getFloatTimeDomainData(samples);
      this.#level.set(track.enabled ? loudness(samples) : 0);
      cancel = this.#clock.after(PERIOD, sample);
    };
    sample();
    return () => {
      cancel?.();
      void context.close().catch(() => {});
    };
  }
}

/** Root mean square in dB, from the floor to full scale as 0 to 1, in steps of a hundredth. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-12);
  return Math.round(Math.min(1, Math.max(0, 1 - decibels / FLOOR)) * 100) / 100;
}
