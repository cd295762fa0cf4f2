import type { Clock } from '../clock.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import { type HintEvent, type HintState, noHint, reduceHint } from './hint-state.ts';
import type { LevelMeter } from './level-meter.ts';
import type { MicrophoneHint } from './media-view.ts';

/** What to say to the person about the microphone; listens to it only while somebody listens to this. */
export class MicrophoneHints implements Slice<MicrophoneHint | null> {
  readonly #clock: Clock;
  readonly #meter: LevelMeter;
  readonly #hint = new WritableSlice<MicrophoneHint | null>(null);
  #state: HintState = noHint;
  #listeners = 0;
  #stopListening: (() => void) | null = null;

  constructor(clock: Clock, meter: LevelMeter) {
    this.#clock = clock;
    this.#meter = meter;
  }

  getSnapshot = (): MicrophoneHint | null => this.#hint.getSnapshot();

  subscribe = (listener: () => void): (() => void) => {
    const stop = this.#hint.subscribe(listener);
    this.#listeners += 1;
    this.#stopListening ??= this.#meter.onSample((amplitude) =>
      this.#feed({ type: 'sample', amplitude, at: this.#clock.monotonic() }),
    );
    let listening = true;
    return () => {
      stop();
      if (listening) this.#listeners -= 1;
      listening = false;
      if (this.#listeners > 0) return;
      this.#stopListening?.();
      this.#stopListening = null;
      const { microphone } = this.#state;
      this.#feed({ type: 'microphone', is: 'off' });
      this.#feed({ type: 'microphone', is: microphone });
    };
  };

  setMicrophone(is: HintState['microphone']): void {
    this.#feed({ type: 'microphone', is });
  }

  #feed(event: HintEvent): void {
    this.#state = reduceHint(this.#state, event);
    this.#hint.set(this.#state.hint);
  }
}
