import type { TrackProcessor } from '../media/track-processor.ts';
import { type Backdrop, backdropOf } from './backdrop.ts';
import type { ShownBackground } from './background-choice.ts';
import { BackgroundPicture, TooSlow } from './background-picture.ts';
import { median, SLOWEST } from './pace.ts';
import { Segmenter } from './segmenter.ts';

/** So many frames are timed, after the first ones, in which the browser makes its programs for the graphics system. */
const UNTIMED = 2;
const TIMED = 5;

export interface SegmentedBackgroundOptions {
  /** Address of the folder with the files of `@mediapipe/selfie_segmentation`, with a slash at its end. */
  files: string;
  /** Milliseconds that one frame may take. */
  slowest?: number;
}

/** The camera's picture with another background. The code behind `Background`, loaded when one is wanted. */
export class SegmentedBackground implements TrackProcessor {
  readonly #options: Required<SegmentedBackgroundOptions>;
  #segmenter: Promise<Segmenter> | null = null;
  #backdrop: Backdrop | null = null;
  #picture: BackgroundPicture | null = null;
  #uses = 0;

  constructor({ files, slowest = SLOWEST }: SegmentedBackgroundOptions) {
    this.#options = { files, slowest };
  }

  /** Whether this machine is quick enough. Loads what is needed. @throws where it cannot run at all. */
  async keepsUp(): Promise<boolean> {
    const segmenter = await this.#load();
    const blank = document.createElement('canvas');
    const took: number[] = [];
    for (let frame = 0; frame < UNTIMED + TIMED; frame++) {
      const start = performance.now();
      await segmenter.find(blank);
      if (frame >= UNTIMED) took.push(performance.now() - start);
    }
    return median(took) <= this.#options.slowest;
  }

  /** What is drawn behind the person from now on. @throws when an own picture cannot be read. */
  async show(choice: ShownBackground): Promise<void> {
    this.#backdrop = await backdropOf(choice);
    this.#picture?.setBackdrop(this.#backdrop);
  }

  async process(track: MediaStreamTrack, failed: (error: unknown) => void): Promise<MediaStreamTrack> {
    if (this.#backdrop === null) throw new Error('There is no background to show.');
    this.close();
    const use = this.#uses;
    const segmenter = await this.#load();
    if (use !== this.#uses) throw new Error('The background is no longer wanted.');
    this.#picture = new BackgroundPicture({
      segmenter,
      track,
      slowest: this.#options.slowest,
      failed: (error) => {
        // One that hangs or lost its context would do so again.
        if (!(error instanceof TooSlow)) this.#segmenter = null;
        failed(error);
      },
    });
    this.#picture.setBackdrop(this.#backdrop);
    return this.#picture.start();
  }

  close(): void {
    this.#uses += 1;
    this.#picture?.close();
    this.#picture = null;
  }

  /** A failed load is tried again at the next wish. */
  #load(): Promise<Segmenter> {
    this.#segmenter ??= Segmenter.load(this.#options.files).catch((error: unknown) => {
      this.#segmenter = null;
      throw error;
    });
    return this.#segmenter;
  }
}
