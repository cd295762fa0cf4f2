/** A part of the state that can be read at any time and tells when it changed; fits React's `useSyncExternalStore`. */
export interface Slice<T> {
  /** The same object until something changed. */
  getSnapshot(): T;
  /** Calls `listener` after every change; the answer stops it. */
  subscribe(listener: () => void): () => void;
}

/** A slice that its owner can set. Setting an identical value tells nobody. A listener that throws does not stop the others. */
export class WritableSlice<T> implements Slice<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  getSnapshot = (): T => this.#value;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of new Set(this.#listeners)) {
      try {
        listener();
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  update(change: (value: T) => T): void {
    this.set(change(this.#value));
  }
}
