/** What has to work for this node to be of use, part by part. */
export class Readiness {
  readonly #parts = new Map<string, () => Promise<void>>();
  #draining = false;

  /** `check` rejects, in time, when the part does not work. */
  add(part: string, check: () => Promise<void>): void {
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
        parts[part] = await check().then(
          () => 'ok',
          (error: unknown) => (error instanceof Error ? error.message : 'failed'),
        );
      }),
    );
    const works = [...this.#parts.keys()].every((part) => parts[part] === 'ok');
    return { ready: works && !this.#draining, parts };
  }
}
