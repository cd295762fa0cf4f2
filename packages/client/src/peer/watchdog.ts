import type { Beat } from '@parley/contract/realtime';
import type { Log } from '../log.ts';
import { Machine } from '../machine.ts';
import type { Shown } from '../media/shown.ts';
import { BeatChannel } from './beat-channel.ts';
import { selectedPair } from './path-statistics.ts';
import {
  reduceWatchdog,
  watchdogOff,
  type WatchdogEffect,
  type WatchdogEvent,
  type WatchdogState,
} from './watchdog-state.ts';

export interface WatchdogOptions {
  connection: RTCPeerConnection;
  log: Log;
  heard(beat: Beat): void;
  /** The path is dead. */
  silent(): void;
  /** Signs of life came again after it was silent. */
  alive(): void;
  /** This machine slept. */
  slept(): void;
}

/** Listens to one connection's signs of life and gives its own. `watchdog-state.ts` judges. */
export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #watchdog: Machine<WatchdogState, WatchdogEvent, WatchdogEffect>;
  readonly #channel: BeatChannel;

  /** Before the connection is described. */
  constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#watchdog = new Machine(watchdogOff, reduceWatchdog, (effect) => this.#carryOut(effect));
    this.#channel = new BeatChannel(options.connection, (beat) => {
      this.#watchdog.feed({ type: 'beat', n: beat.n, hidden: beat.hidden });
      options.heard(beat);
    });
  }

  /** From now on it should be alive. `expected`: the other is known to beat. */
  connected(expected: boolean): void {
    this.#watchdog.feed({ type: 'connected', expected });
  }

  /** Beats, and judges. `elapsed` milliseconds since the last time. */
  tick(elapsed: number, hidden: boolean, shown: Shown): void {
    this.#channel.send({ hidden, shown });
    this.#watchdog.feed({ type: 'tick', elapsed });
  }

  #carryOut(effect: WatchdogEffect): void {
    if (effect.type === 'ask_bytes') void this.#askBytes();
    else if (effect.type === 'tell_silent') this.#options.silent();
    else if (effect.type === 'tell_alive') this.#options.alive();
    else this.#options.slept();
  }

  async #askBytes(): Promise<void> {
    const { connection, log } = this.#options;
    try {
      const received = selectedPair(await connection.getStats())?.received ?? null;
      this.#watchdog.feed({ type: 'bytes', received });
    } catch (error) {
      // A connection that was closed meanwhile; the tick judges without.
      log.debug('There are no statistics', { error: String(error) });
    }
  }
}
