import { ME_LIMITS, type MeChange } from '@parley/contract/realtime';
import type { Clock } from '../../platform/clock/clock.ts';

interface Options {
  clock: Clock;
  send(channel: string, changes: MeChange[]): void;
}

/** What waits for a channel, and until when it is left in peace. */
interface Pending {
  changes: Map<string, MeChange>;
  restUntil: number;
}

/** Milliseconds in which changes gather, and for which a channel is left in peace after it was told. */
const GATHER = 50;
const REST = 1000;
/** Channels told at once: each reads again, and a thousand should not do so at the same moment. */
const AT_ONCE = 100;
/** Channels that are remembered at most; beyond that news is not held back. */
const MOST_CHANNELS = 20_000;

const EVERYTHING: MeChange = { kind: 'everything' };

/** News on its way to people: gathered, the same told once, no channel more than once a second, not everybody at the same moment (U4). */
export class News {
  readonly #options: Options;
  readonly #pending = new Map<string, Pending>();
  #stopTimer: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  tell(channel: string, change: MeChange): void {
    const known = this.#pending.get(channel);
    if (known === undefined && this.#pending.size >= MOST_CHANNELS) {
      this.#options.send(channel, [change]);
      return;
    }
    const pending = known ?? { changes: new Map(), restUntil: 0 };
    pending.changes.set(JSON.stringify(change), change);
    if (pending.changes.size > ME_LIMITS.changes) pending.changes = new Map([['', EVERYTHING]]);
    this.#pending.set(channel, pending);
    this.#wake();
  }

  stop(): void {
    this.#stopTimer?.();
    this.#pending.clear();
  }

  #wake(): void {
    this.#stopTimer ??= this.#options.clock.after(GATHER, () => {
      this.#stopTimer = null;
      this.#sendDue(this.#options.clock.monotonic());
      if (this.#pending.size > 0) this.#wake();
    });
  }

  #sendDue(now: number): void {
    let left = AT_ONCE;
    for (const [channel, { changes, restUntil }] of this.#pending) {
      if (restUntil > now || left === 0) continue;
      this.#pending.delete(channel);
      if (changes.size === 0) continue;
      left -= 1;
      this.#options.send(channel, [...changes.values()]);
      // Last in the row, so that nobody waits for who is told all the time.
      this.#pending.set(channel, { changes: new Map(), restUntil: now + REST });
    }
  }
}
