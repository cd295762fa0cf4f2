import type { LocalMedia } from '../media/local-media.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import {
  type BackgroundChoice,
  type BackgroundStorage,
  rememberBackground,
  rememberedBackground,
  rememberedPicture,
  type ShownBackground,
} from './background-choice.ts';
import type { SegmentedBackground } from './segmented-background.ts';

/** The files are 6 MB, on slow networks too. */
const WITHIN = 30_000;

export interface BackgroundView {
  choice: BackgroundChoice;
  /** The own picture that was used last; null when there is none. */
  picture: string | null;
  /** Whether this machine can show another background: known once somebody looked. */
  machine: 'unknown' | 'looking' | 'able' | 'too_slow' | 'unsupported';
  /** Why the camera was turned off instead of showing what it sees; null once something else is chosen or it is on again. */
  failure: 'too_slow' | 'broken' | null;
}

/** The part of the heavy code that is used here. */
type BackgroundEngine = Pick<SegmentedBackground, 'keepsUp' | 'show' | 'process' | 'close'>;

export interface BackgroundOptions {
  media: Pick<LocalMedia, 'setProcessor' | 'on'>;
  /** Address of the folder with the files of `@mediapipe/selfie_segmentation`, with a slash at its end. */
  files: string;
  /** Where the choice is remembered; without it it is forgotten with the page. */
  storage?: BackgroundStorage | undefined;
  /** Loads the code that finds people in a picture. */
  load?: () => Promise<BackgroundEngine>;
}

/**
 * What is behind the person in the own picture: nothing else, a blur, a drawn scene, or a picture of theirs. A background that
 * fails turns the camera off: what somebody wished to hide is never shown. All that is heavy is loaded once it is wanted.
 *
 * @example
 * const background = new Background({ media, files: '/assets/selfie-segmentation/', storage: localStorage });
 * await background.look();
 * if (background.view.getSnapshot().machine === 'able') await background.choose({ kind: 'blur' });
 */
export class Background {
  readonly #options: BackgroundOptions;
  readonly #view: WritableSlice<BackgroundView>;
  #loading: Promise<BackgroundEngine> | null = null;
  #installed = false;
  /** Counts what the device asked for: an answer to an older question would run for ever. */
  #uses = 0;

  constructor(options: BackgroundOptions) {
    this.#options = options;
    const choice = rememberedBackground(options.storage);
    const picture = rememberedPicture(options.storage);
    this.#view = new WritableSlice<BackgroundView>({ choice, picture, machine: 'unknown', failure: null });
    options.media.on('processorFailed', (source, error) => {
      if (source === 'video' && this.#installed) this.#failed(error);
    });
    options.media.on('track', (kind, track) => {
      if (kind === 'video' && track !== null) this.#change({ failure: null });
    });
    if (choice.kind !== 'none') void this.#install();
  }

  get view(): Slice<BackgroundView> {
    return this.#view;
  }

  /** Finds out whether this machine can show another background, which `view.machine` tells; never rejects. */
  async look(): Promise<void> {
    const { machine } = this.#view.getSnapshot();
    if (machine === 'looking' || machine === 'able') return;
    this.#change({ machine: 'looking' });
    try {
      const able = await (await this.#load()).keepsUp();
      this.#change({ machine: able ? 'able' : 'too_slow' });
    } catch {
      this.#change({ machine: 'unsupported' });
    }
  }

  /** Shows this background from now on. Remembered. Settles when it is seen, or the camera was turned off; never rejects. */
  async choose(choice: BackgroundChoice): Promise<void> {
    const { storage, media } = this.#options;
    rememberBackground(storage, choice);
    this.#change({ choice, failure: null, ...(choice.kind === 'picture' && { picture: choice.url }) });
    if (choice.kind === 'none') {
      this.#installed = false;
      await media.setProcessor('video', null);
    } else if (this.#installed) await this.#exchange(choice);
    else await this.#install();
  }

  /** Another background behind the same picture, which goes on. */
  async #exchange(choice: ShownBackground): Promise<void> {
    try {
      await (await this.#load()).show(choice);
    } catch {
      // Only a picture can be unreadable; what it was to hide stays hidden.
      if (choice.kind === 'picture') await this.choose({ kind: 'blur' });
    }
  }

  #install(): Promise<void> {
    this.#installed = true;
    return this.#options.media.setProcessor(
      'video',
      {
        process: (track, failed) => this.#process(track, failed),
        close: () => {
          this.#uses += 1;
          this.#loading?.then(
            (engine) => engine.close(),
            () => {},
          );
        },
      },
      { whenItFails: 'off', within: WITHIN },
    );
  }

  async #process(track: MediaStreamTrack, failed: (error: unknown) => void): Promise<MediaStreamTrack> {
    this.#uses += 1;
    const use = this.#uses;
    const engine = await this.#load();
    const { choice } = this.#view.getSnapshot();
    if (choice.kind !== 'none') await engine.show(choice);
    if (use !== this.#uses) throw new Error('The background is no longer wanted.');
    const made = await engine.process(track, failed);
    this.#change({ machine: 'able' });
    return made;
  }

  #load(): Promise<BackgroundEngine> {
    const { load = () => loadEngine(this.#options.files) } = this.#options;
    this.#loading ??= load().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  #failed(error: unknown): void {
    const failure = error instanceof Error && error.name === 'TooSlow' ? 'too_slow' : 'broken';
    this.#change({ failure, ...(failure === 'too_slow' && { machine: 'too_slow' as const }) });
  }

  #change(change: Partial<BackgroundView>): void {
    this.#view.update((view) => ({ ...view, ...change }));
  }
}

async function loadEngine(files: string): Promise<SegmentedBackground> {
  const { SegmentedBackground } = await import('./segmented-background.ts');
  return new SegmentedBackground({ files });
}
