import { ParleyError } from '@parley/contract/errors';
import type { ClientMessage } from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import { asParleyError, isPassing } from './refusal.ts';

/** Messages that change the room: each has an `op_id`, so that sending one twice does it once (R3). */
export type CommandName = 'webrtc_chat_message' | 'webrtc_raise_hand' | 'webrtc_moderate';

interface Entry {
  send: () => Promise<void>;
  done: () => void;
  refused: (error: ParleyError) => void;
}

const MOST_WAITING = 100;
/** Milliseconds until a command is tried again that a live connection did not take. */
const AGAIN_AFTER = 1000;

export interface OutboxOptions {
  clock: Clock;
  request<N extends CommandName>(name: N, message: ClientMessage<N>): Promise<void>;
}

/**
 * Commands on their way, one after another in the order they were given. What was not acknowledged is sent again after the
 * connection is back (C2); what the server refuses is told to its sender and makes way for the next.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #waiting: Entry[] = [];
  #open = false;
  #sending: Entry | null = null;
  #stopWaiting: () => void = () => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Settles when the command is stored. @throws ParleyError as the server refused, or `UNAVAILABLE` when too many wait. */
  put<N extends CommandName>(name: N, message: ClientMessage<N>): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= MOST_WAITING) {
        reject(new ParleyError('UNAVAILABLE', 'Too much is waiting to be sent. Wait until the connection is back.'));
        return;
      }
      const send = () => this.#options.request(name, message);
      this.#waiting.push({ send, done: resolve, refused: reject });
      void this.#sendNext();
    });
  }

  /** Whether the connection takes commands. */
  setOpen(open: boolean): void {
    this.#open = open;
    this.#stopWaiting();
    void this.#sendNext();
  }

  /** The room was left for good: what still waits is not sent. */
  clear(error: ParleyError): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#open = false;
    this.#stopWaiting();
    for (const entry of waiting) entry.refused(error);
  }

  async #sendNext(): Promise<void> {
    const entry = this.#waiting[0];
    if (!this.#open || this.#sending !== null || entry === undefined) return;
    this.#sending = entry;
    const failure = await outcome(entry);
    this.#sending = null;
    if (this.#waiting[0] === entry) {
      if (failure === null || !isPassing(failure)) this.#waiting.shift();
      if (failure === null) entry.done();
      else if (!isPassing(failure)) entry.refused(failure);
      else {
        this.#stopWaiting = this.#options.clock.after(AGAIN_AFTER, () => void this.#sendNext());
        return;
      }
    }
    void this.#sendNext();
  }
}

async function outcome(entry: Entry): Promise<ParleyError | null> {
  try {
    await entry.send();
    return null;
  } catch (error) {
    return asParleyError(error);
  }
}
