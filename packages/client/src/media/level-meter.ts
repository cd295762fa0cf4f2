import type { Clock } from '../clock.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import type { SharedAudio } from './audio-context.ts';

const PERIOD = 100;
/** What counts as silence, in dB below the loudest sound. */
const FLOOR = -60;

/** Loudness of a track, 0 (silent, muted, none) to 1, ten times a second; measures only while somebody listens. */
export class LevelMeter implements Slice<number> {
  readonly #clock: Clock;
  readonly #audio: Pick<SharedAudio, 'get' | 'running'>;
  readonly #level = new WritableSlice(0);
  readonly #samplers = new Set<(amplitude: number) => void>();
  #listeners = 0;
  #track: MediaStreamTrack | null = null;
  #heard = false;
  #stopMeasuring: (() => void) | null = null;

  constructor(clock: Clock, audio: Pick<SharedAudio, 'get' | 'running'>) {
    this.#clock = clock;
    this.#audio = audio;
  }

  getSnapshot = (): number => this.#level.getSnapshot();

  subscribe = (listener: () => void): (() => void) => this.#counted(this.#level.subscribe(listener));

  /** Calls `sampler` with each measured amplitude (root mean square, 0 to 1), of a muted microphone too. */
  onSample(sampler: (amplitude: number) => void): () => void {
    this.#samplers.add(sampler);
    return this.#counted(() => this.#samplers.delete(sampler));
  }

  /** `heard`: whether others hear it; otherwise the level is 0. */
  setTrack(track: MediaStreamTrack | null, heard = true): void {
    this.#heard = heard;
    if (!heard) this.#level.set(0);
    if (track === this.#track) return;
    this.#stop();
    this.#track = track;
    this.#follow();
  }

  #counted(stop: () => void): () => void {
    this.#listeners += 1;
    this.#follow();
    let listening = true;
    return () => {
      stop();
      if (listening) this.#listeners -= 1;
      listening = false;
      this.#follow();
    };
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
    const context = this.#audio.get();
    if (context === null) return () => {};
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let cancel: (() => void) | undefined;
    const sample = () => {
      cancel = this.#clock.after(PERIOD, sample);
      // One that is held back measures silence where there may be none.
      if (!this.#audio.running) return;
      analyser.getFloatTimeDomainData(samples);
      const measured = amplitude(samples);
      this.#level.set(this.#heard ? loudness(measured) : 0);
      for (const sampler of this.#samplers) sampler(measured);
    };
    sample();
    return () => {
      cancel?.();
      source.disconnect();
    };
  }
}

/** Root mean square of the samples. */
function amplitude(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

/** An amplitude in dB, from the floor to full scale as 0 to 1, in steps of a hundredth. */
export function loudness(amplitude: number): number {
  const decibels = 20 * Math.log10(amplitude + 1e-6);
  return Math.round(Math.min(1, Math.max(0, 1 - decibels / FLOOR)) * 100) / 100;
}
