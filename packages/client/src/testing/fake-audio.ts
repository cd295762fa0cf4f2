import { FakeStream, CountedEvents } from './fake-media.ts';

/** The sound system of a browser: what it measures is what a test says. */
export class FakeAudio {
  readonly contexts: FakeAudioContext[] = [];
  /** What every track sounds like, as an amplitude from 0 to 1. */
  amplitude = 0;
  /** The state of a new one; `suspended` until a gesture, in most browsers. */
  state: AudioContextState = 'running';

  readonly create = (): AudioContext => {
    globalThis.MediaStream ??= FakeStream as unknown as typeof MediaStream;
    const context = new FakeAudioContext(this);
    this.contexts.push(context);
    return context as unknown as AudioContext;
  };

  get open(): number {
    return this.contexts.filter((context) => context.state !== 'closed').length;
  }
}

export class FakeAudioContext extends CountedEvents {
  readonly #audio: FakeAudio;
  state: string;
  /** How many tracks are measured. */
  sources = 0;

  constructor(audio: FakeAudio) {
    super();
    this.#audio = audio;
    this.state = audio.state;
  }

  createAnalyser(): object {
    return {
      fftSize: 0,
      getFloatTimeDomainData: (samples: Float32Array) => samples.fill(this.#audio.amplitude),
    };
  }

  createMediaStreamSource(): object {
    this.sources += 1;
    return { connect: () => {}, disconnect: () => (this.sources -= 1) };
  }

  async resume(): Promise<void> {
    if (this.#audio.state === 'running') this.become('running');
  }

  async close(): Promise<void> {
    this.become('closed');
  }

  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}
