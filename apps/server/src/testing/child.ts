import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A module in a process of its own, spoken to by messages. */
export class Child {
  readonly #process: ChildProcess;

  constructor(module: URL) {
    this.#process = fork(module, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** Sends a message and waits for the next one back. */
  async ask<A>(question: object | string): Promise<A> {
    const gone = new AbortController();
    const end = (code: number | null) => gone.abort(new Error(`The process ended with ${code}`));
    this.#process.once('exit', end);
    const answer = once(this.#process, 'message', { signal: gone.signal });
    this.#process.send(question);
    try {
      const [message] = (await answer) as [A];
      return message;
    } finally {
      this.#process.off('exit', end);
    }
  }

  /** As if the power failed for this process alone. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }
}
