/** The part of `@mediapipe/selfie_segmentation` that is used; the script itself is loaded when a background is wanted. */
interface SelfieSegmentation {
  setOptions(options: { selfieMode: boolean; modelSelection: 0 | 1 }): void;
  onResults(listener: (results: { segmentationMask: CanvasImageSource }) => void): void;
  initialize(): Promise<void>;
  send(inputs: { image: HTMLCanvasElement }): Promise<void>;
}

declare global {
  var SelfieSegmentation: (new (config: { locateFile: (file: string) => string }) => SelfieSegmentation) | undefined;
}

/** Size of what the model looks at, in pixels; it was made for this one. */
const WIDTH = 256;
const HEIGHT = 144;

/** Finds the person in a picture. One at a time, and one for a page: it holds 30 MB and a context of the graphics system. */
export class Segmenter {
  /** Where the person is, opaque; the rest is transparent. Empty before the first `find`. */
  readonly mask: HTMLCanvasElement = canvas();
  readonly #input = canvas();
  readonly #input2d = context(this.#input);
  readonly #mask2d = context(this.mask);
  readonly #segmentation: SelfieSegmentation;
  #found = false;
  #last: Promise<void> = Promise.resolve();

  private constructor(segmentation: SelfieSegmentation) {
    this.#segmentation = segmentation;
    segmentation.setOptions({ selfieMode: false, modelSelection: 1 });
    segmentation.onResults(({ segmentationMask }) => {
      this.#soften(segmentationMask);
      const draw = (how: GlobalCompositeOperation) => {
        this.#mask2d.globalCompositeOperation = how;
        this.#mask2d.drawImage(this.mask, 0, 0);
      };
      // What is doubtful counts for less, so that less of the room stays around the person; what is nearly sure for more, so that
      // there are no holes in them.
      draw('destination-in');
      draw('source-over');
      this.#found = true;
    });
  }

  /** `files` is the address of the folder with the files of `@mediapipe/selfie_segmentation`. @throws where they cannot run. */
  static async load(files: string): Promise<Segmenter> {
    await loadScript(`${files}selfie_segmentation.js`);
    if (globalThis.SelfieSegmentation === undefined) throw new Error('The script that finds people did not run.');
    const segmenter = new Segmenter(new globalThis.SelfieSegmentation({ locateFile: (file) => `${files}${file}` }));
    await segmenter.#segmentation.initialize();
    return segmenter;
  }

  /** Looks for the person. Afterwards `mask` is of this picture. @throws when nothing was found out. */
  find(picture: CanvasImageSource): Promise<void> {
    const find = () => this.#find(picture);
    // It can look at one picture at a time.
    const found = this.#last.then(find, find);
    this.#last = found;
    return found;
  }

  /** The mean of four copies, half a pixel aside: drawn large, the edge has no teeth. */
  #soften(mask: CanvasImageSource): void {
    this.#mask2d.clearRect(0, 0, WIDTH, HEIGHT);
    this.#mask2d.globalCompositeOperation = 'lighter';
    this.#mask2d.globalAlpha = 0.25;
    for (const x of [-0.5, 0.5]) for (const y of [-0.5, 0.5]) this.#mask2d.drawImage(mask, x, y, WIDTH, HEIGHT);
    this.#mask2d.globalAlpha = 1;
  }

  async #find(picture: CanvasImageSource): Promise<void> {
    this.#input2d.drawImage(picture, 0, 0, WIDTH, HEIGHT);
    this.#found = false;
    await this.#segmentation.send({ image: this.#input });
    if (!this.#found) throw new Error('The person in the picture could not be looked for.');
  }
}

function canvas(): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
}

/** @throws where the browser gives no canvas. */
export function context(of: HTMLCanvasElement, options?: CanvasRenderingContext2DSettings): CanvasRenderingContext2D {
  const brush = of.getContext('2d', options);
  if (brush === null) throw new Error('This browser draws no pictures.');
  return brush;
}

function loadScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src, crossOrigin: 'anonymous' });
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${src} could not be loaded.`)));
    document.head.append(script);
  });
}
