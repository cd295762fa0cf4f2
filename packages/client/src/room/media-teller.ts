import type { ParleyError } from '@parley/contract/errors';
import type { MediaState } from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import { asParleyError } from '../signaling/refusal.ts';

/** Milliseconds until a state is told again that the server did not take. */
const AGAIN_AFTER = 1000;

export interface MediaTellerOptions {
  clock: Clock;
  tell(state: MediaState): Promise<void>;
  /** The server has this state. */
  told(state: MediaState): void;
  /** The server does not let the screen be shared; it is not told again. */
  screenRefused(error: ParleyError): void;
}

/** Tells the others what is sent: the newest state only, one message at a time, until the server has it (C4). */
export class MediaTeller {
  readonly #options: MediaTellerOptions;
  #told: MediaState | null = null;
  #wanted: MediaState | null = null;
  #open = false;
  #telling = false;
  #stopWaiting: () => void = () => {};

  constructor(options: MediaTellerOptions) {
    this.#options = options;
  }

  set(state: MediaState): void {
    this.#wanted = state;
    void this.#tell();
  }

  /** The room was entered or resumed; `known` is what it has of this peer. */
  open(known: MediaState | null): void {
    this.#told = known;
    this.#open = true;
    void this.#tell();
  }

  close(): void {
    this.#open = false;
    this.#stopWaiting();
  }

  async #tell(): Promise<void> {
    const state = this.#wanted;
    if (!this.#open || this.#telling || state === null) return;
    this.#stopWaiting();
    if (same(state, this.#told)) {
      this.#options.told(state);
      return;
    }
    this.#telling = true;
    try {
      await this.#options.tell(state);
      this.#told = state;
      this.#telling = false;
      void this.#tell();
    } catch (error) {
      this.#telling = false;
      this.#refused(state, asParleyError(error));
    }
  }

  #refused(state: MediaState, error: ParleyError): void {
    if (state.screen && (error.code === 'FORBIDDEN' || error.code === 'CONFLICT')) {
      this.#options.screenRefused(error);
      // What else changed with it was not taken either.
      void this.#tell();
    } else if (this.#open) {
      // Lost with the connection, or too many changes at once: the newest state follows.
      this.#stopWaiting = this.#options.clock.after(AGAIN_AFTER, () => void this.#tell());
    }
  }
}

const same = (a: MediaState, b: MediaState | null): boolean =>
  b !== null && a.audio === b.audio && a.video === b.video && a.screen === b.screen;
