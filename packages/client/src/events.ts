/** Moments by name, with the arguments of each. A listener that throws does not stop the others. */
export class Emitter<Events extends { [N in keyof Events]: unknown[] }> {
  readonly #listeners: { [N in keyof Events]?: Set<(...args: Events[N]) => void> } = {};

  /** Calls `listener` at every such moment; the answer stops it. */
  on<N extends keyof Events>(name: N, listener: (...args: Events[N]) => void): () => void {
    const listeners = (this.#listeners[name] ??= new Set());
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<N extends keyof Events>(name: N, ...args: Events[N]): void {
    for (const listener of new Set(this.#listeners[name])) {
      try {
        listener(...args);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
