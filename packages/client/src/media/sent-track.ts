import { ParleyError } from '@parley/contract/errors';
import type { Clock } from '../clock.ts';
import type { ProcessorUse } from './track-processor.ts';

export interface SentTrackOptions {
  /** As the device gives it. */
  raw: MediaStreamTrack;
  clock: Clock;
  /** Another track is to be sent. */
  changed(): void;
  /** The processor failed or was too slow. The raw track is sent now, unless `off` is wished: then nothing may be. */
  processorFailed(error: unknown, off: boolean): void;
}

/**
 * What is sent of a captured track. A microphone is sent as a copy, so that muting silences what is sent and the raw track
 * still tells whether somebody talks.
 */
export class SentTrack {
  readonly #options: SentTrackOptions;
  #processing: ProcessorUse | null = null;
  #track: MediaStreamTrack | null = null;
  #enabled = true;
  /** Counts what was asked for: only the newest answer is used. */
  #uses = 0;

  constructor(options: SentTrackOptions) {
    this.#options = options;
  }

  get raw(): MediaStreamTrack {
    return this.#options.raw;
  }

  /** Null until it was decided whether a processor changes it. */
  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  setEnabled(enabled: boolean): void {
    this.#enabled = enabled;
    if (this.#track !== null) this.#track.enabled = enabled;
  }

  /** Whether raw track and copy are now as wished. */
  async constrain(constraints: MediaTrackConstraints): Promise<boolean> {
    const tracks = this.#processing === null && this.#track !== null ? [this.raw, this.#track] : [this.raw];
    try {
      await Promise.all(tracks.map((track) => track.applyConstraints({ ...track.getConstraints(), ...constraints })));
    } catch {
      return false;
    }
    // Some browsers agree and change nothing.
    return tracks.every((track) => fits(track.getSettings(), constraints));
  }

  /** Sends what this processor makes of the raw track, the track before until that is there. Settles when it is decided. */
  async use(processing: ProcessorUse | null): Promise<void> {
    this.#uses += 1;
    const use = this.#uses;
    this.#closeProcessor();
    this.#processing = processing;
    if (processing === null) {
      this.#set(this.#plain());
      return;
    }
    const made = this.#process(processing, (error) => this.#failed(use, processing, error));
    try {
      const track = await this.#inTime(made, processing.within);
      if (use === this.#uses) this.#set(track);
      else track.stop();
    } catch (error) {
      // One that comes too late is of no use.
      made.then(
        (track) => track.stop(),
        () => {},
      );
      this.#failed(use, processing, error);
    }
  }

  /** Ends the raw track and what was made of it. */
  close(): void {
    this.#uses += 1;
    this.#closeProcessor();
    this.#track?.stop();
    this.raw.stop();
  }

  async #process({ processor }: ProcessorUse, failed: (error: unknown) => void): Promise<MediaStreamTrack> {
    return processor.process(this.raw, failed);
  }

  #failed(use: number, { whenItFails }: ProcessorUse, error: unknown): void {
    if (use !== this.#uses) return;
    this.#uses += 1;
    this.#closeProcessor();
    const off = whenItFails === 'off';
    if (!off) this.#set(this.#plain());
    this.#options.processorFailed(error, off);
  }

  #inTime(made: Promise<MediaStreamTrack>, within: number): Promise<MediaStreamTrack> {
    return new Promise((resolve, reject) => {
      const stop = this.#options.clock.after(within, () =>
        reject(new ParleyError('TIMEOUT', 'The processor of the track did not begin in time.')),
      );
      made.then(resolve, reject).finally(stop);
    });
  }

  #plain(): MediaStreamTrack {
    return this.raw.kind === 'audio' ? this.raw.clone() : this.raw;
  }

  #set(track: MediaStreamTrack): void {
    const before = this.#track;
    track.enabled = this.#enabled;
    this.#track = track;
    this.#options.changed();
    if (before !== null && before !== this.raw && before !== track) before.stop();
  }

  #closeProcessor(): void {
    const processing = this.#processing;
    this.#processing = null;
    try {
      processing?.processor.close();
    } catch (error) {
      this.#options.processorFailed(error, false);
    }
  }
}

const fits = (settings: MediaTrackSettings, wanted: MediaTrackConstraints): boolean =>
  Object.entries(wanted).every(([name, value]) => {
    const now: unknown = settings[name as keyof MediaTrackSettings];
    return now === undefined || now === value;
  });
