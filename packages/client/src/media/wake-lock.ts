import type { PageMoments } from './page-moments.ts';

export type ScreenLocks = Pick<WakeLock, 'request'>;

/** Keeps the screen on during a call, where the browser can: it lets go whenever the page is hidden, so it is asked again. */
export class ScreenWakeLock {
  readonly #locks: ScreenLocks | undefined;
  readonly #page: PageMoments;
  #lock: WakeLockSentinel | null = null;
  #stop: (() => void) | null = null;

  constructor(locks: ScreenLocks | undefined, page: PageMoments) {
    this.#locks = locks;
    this.#page = page;
  }

  hold(): void {
    if (this.#stop !== null || this.#locks === undefined) return;
    this.#stop = this.#page.onVisible(() => void this.#request());
    void this.#request();
  }

  release(): void {
    this.#stop?.();
    this.#stop = null;
    this.#lock?.release().catch(() => {});
    this.#lock = null;
  }

  async #request(): Promise<void> {
    try {
      const lock = await this.#locks?.request('screen');
      if (lock === undefined) return;
      const before = this.#lock;
      this.#lock = this.#stop === null ? null : lock;
      await (this.#lock === null ? lock : before)?.release();
    } catch {
      // A hidden page or a low battery: it is asked again when the page is seen.
    }
  }
}
