import type { WebrtcConfig } from '@parley/contract';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { Timer } from '../machine.ts';

/** So long before they expire servers are fetched anew, or a quarter of their time before where that is less. */
const AHEAD = 60_000;
/** After a request that failed; doubled each time up to `AGAIN_AT_MOST`. */
const AGAIN_AFTER = 5000;
const AGAIN_AT_MOST = 60_000;
/** For refusals servers are fetched at most so often in so many milliseconds: a wrong secret is not mended by asking. */
const REFUSALS = { most: 3, within: 600_000 } as const;
/** Browsers run timers at once that are set for longer than about 24 days. */
const LONGEST_WAIT = 86_400_000;

export interface IceServersOptions {
  clock: Clock;
  log: Log;
  fetch(): Promise<WebrtcConfig>;
  /** Fresh ones came after a relay had refused the ones before. */
  renewed(): void;
}

/** STUN and TURN servers as they were told last, fetched anew before their credentials expire and when a relay refuses them (W7). */
export class IceServers {
  readonly #options: IceServersOptions;
  readonly #timer: Timer;
  #servers: readonly RTCIceServer[] = [];
  /** How far the server's clock is ahead of ours. */
  #offset = 0;
  #fetching = false;
  #failures = 0;
  #refusal: 'none' | 'waits' = 'none';
  #refusedAt: number[] = [];
  #closed = false;

  constructor(options: IceServersOptions) {
    this.#options = options;
    this.#timer = new Timer(options.clock, () => void this.#fetch());
  }

  get current(): RTCIceServer[] {
    return [...this.#servers];
  }

  /** What the room told, with the server's time at which it did. */
  told(config: WebrtcConfig, serverTime: string): void {
    this.#offset = Date.parse(serverTime) - this.#options.clock.now();
    this.#take(config);
  }

  /** A relay took the credentials for old or wrong. */
  refused(): void {
    const now = this.#options.clock.monotonic();
    this.#refusedAt = this.#refusedAt.filter((at) => now - at < REFUSALS.within);
    // Each path and each of a server's addresses is refused; that is one refusal as long as nothing came of it.
    if (this.#refusal === 'waits' || this.#refusedAt.length >= REFUSALS.most) return;
    this.#refusedAt.push(now);
    this.#refusal = 'waits';
    void this.#fetch();
  }

  close(): void {
    this.#closed = true;
    this.#timer.stop();
  }

  async #fetch(): Promise<void> {
    if (this.#fetching || this.#closed) return;
    this.#fetching = true;
    try {
      const config = await this.#options.fetch();
      if (this.#closed) return;
      this.#take(config);
      if (this.#refusal === 'waits') this.#options.renewed();
      this.#refusal = 'none';
    } catch (error) {
      this.#options.log.info('Media servers were not fetched', { error: String(error) });
      this.#failures += 1;
      if (!this.#closed) this.#timer.set(Math.min(AGAIN_AT_MOST, AGAIN_AFTER * 2 ** (this.#failures - 1)));
    } finally {
      this.#fetching = false;
    }
  }

  #take({ iceServers, expiresAt }: WebrtcConfig): void {
    this.#servers = iceServers as RTCIceServer[];
    this.#failures = 0;
    this.#timer.stop();
    if (expiresAt === null) return;
    const left = Date.parse(expiresAt) - this.#offset - this.#options.clock.now();
    this.#timer.set(Math.min(LONGEST_WAIT, Math.max(AGAIN_AFTER, left - Math.min(AHEAD, left / 4))));
  }
}
