import type { Clock } from '../clock/clock.ts';

/** Milliseconds that a part has to answer. */
const TIMEOUT = 2000;

/** What has to work for this node to be of use, part by part. */
export class Readiness {
  readonly #clock: Clock;
  readonly #parts = new Map<string, () => Promise<unknown>>();
  #draining = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `check` rejects, or does not answer within two seconds, when the part does not work. */
  add(part: string, check: () => Promise<unknown>): void {
    this.#parts.set(part, check);
  }

  /** From now on nobody new should be sent here. */
  drain(): void {
    this.#draining = true;
  }

  async report(): Promise<{ ready: boolean; parts: Record<string, string> }> {
    const parts: Record<string, string> = { draining: this.#draining ? 'yes' : 'no' };
    await Promise.all(
      [...this.#parts].map(async ([part, check]) => {
        parts[part] = await this.#inTime(check()).then(
          () => 'ok',
          (error: unknown) => (error instanceof Error ? error.message : 'failed'),
        );
      }),
    );
    const works = [...this.#parts.keys()].every((part) => parts[part] === 'ok');
    return { ready: works && !this.#draining, parts };
  }

  async #inTime(check: Promise<unknown>): Promise<void> {
    const late = Promise.withResolvers<never>();
    const cancel = this.#clock.after(TIMEOUT, () => late.reject(new Error('does not answer')));
    await Promise.race([check, late.promise]).finally(cancel);
  }
}
