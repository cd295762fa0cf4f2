import type { Backdrop } from './backdrop.ts';
import { firstPace, paceAfter } from './pace.ts';
import { context, type Segmenter } from './segmenter.ts';
import { startTicker } from './ticker.ts';

/** A search for the person that lasts longer than so many frames will never end: its graphics system is gone. */
const STALLED = 60;
const FRAME_RATE = 24;
const HIGHEST = 720;

/** Why a background cannot go on: the machine is too slow for it. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

export interface BackgroundPictureOptions {
  segmenter: Segmenter;
  track: MediaStreamTrack;
  /** Milliseconds that finding the person may take. */
  slowest: number;
  failed(error: unknown): void;
}

/**
 * Draws one track anew, frame by frame. Nothing is drawn before the person was found for the first time, and nothing but what
 * was found: a frame of the camera itself never leaves it.
 */
export class BackgroundPicture {
  readonly #options: BackgroundPictureOptions;
  readonly #video = document.createElement('video');
  readonly #canvas = document.createElement('canvas');
  readonly #brush = context(this.#canvas);
  #backdrop: Backdrop | null = null;
  #pace = firstPace;
  #frame = 0;
  /** The frame in which the search under way began. */
  #searchBegan: number | null = null;
  #stopTicker = (): void => {};
  #closed = false;

  constructor(options: BackgroundPictureOptions) {
    this.#options = options;
  }

  setBackdrop(backdrop: Backdrop): void {
    this.#backdrop = backdrop;
  }

  /** The track to send. @throws when the picture does not start or nobody can be looked for in it. */
  async start(): Promise<MediaStreamTrack> {
    const { segmenter, track } = this.#options;
    Object.assign(this.#video, { muted: true, playsInline: true, srcObject: new MediaStream([track]) });
    await this.#video.play();
    await segmenter.find(this.#video);
    this.#paint();
    const rate = Math.min(track.getSettings().frameRate ?? FRAME_RATE, FRAME_RATE);
    const [made] = this.#canvas.captureStream(rate).getVideoTracks();
    if (made === undefined) throw new Error('This browser makes no picture of a canvas.');
    if (this.#closed) made.stop();
    else this.#stopTicker = startTicker(rate, () => this.#tick());
    return made;
  }

  close(): void {
    this.#closed = true;
    this.#stopTicker();
    this.#video.srcObject = null;
  }

  #tick(): void {
    this.#frame += 1;
    if (this.#searchBegan !== null) {
      if (this.#frame - this.#searchBegan > STALLED) this.#fail(new Error('The person is no longer found.'));
    } else if (this.#frame % this.#pace.every === 0) void this.#search();
    this.#paint();
  }

  async #search(): Promise<void> {
    const { segmenter, slowest } = this.#options;
    this.#searchBegan = this.#frame;
    const start = performance.now();
    try {
      await segmenter.find(this.#video);
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#searchBegan = null;
    this.#pace = paceAfter(this.#pace, performance.now() - start, slowest);
    if (this.#pace.tooSlow) this.#fail(new TooSlow('Finding the person takes too long on this machine.'));
  }

  #fail(error: unknown): void {
    if (this.#closed) return;
    this.close();
    this.#options.failed(error);
  }

  /** The person where the mask is, and the background behind. */
  #paint(): void {
    if (this.#closed || this.#backdrop === null) return;
    const { videoWidth, videoHeight } = this.#video;
    if (videoWidth === 0) return;
    const scale = Math.min(1, HIGHEST / videoHeight);
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    const brush = this.#brush;
    brush.globalCompositeOperation = 'copy';
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(this.#options.segmenter.mask, 0, 0, width, height);
    brush.globalCompositeOperation = 'source-in';
    brush.drawImage(this.#video, 0, 0, width, height);
    brush.globalCompositeOperation = 'destination-over';
    this.#backdrop(brush, this.#video, this.#options.segmenter.mask);
  }
}
