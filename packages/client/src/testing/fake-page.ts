import type { PageMoments } from '../media/page-moments.ts';

/** A page whose moments a test brings about. */
export class FakePage implements PageMoments {
  readonly #visible = new Set<() => void>();
  readonly #gesture = new Set<() => void>();

  onVisible(visible: () => void): () => void {
    this.#visible.add(visible);
    return () => this.#visible.delete(visible);
  }

  onGesture(gesture: () => void): () => void {
    this.#gesture.add(gesture);
    return () => this.#gesture.delete(gesture);
  }

  get listeners(): number {
    return this.#visible.size + this.#gesture.size;
  }

  show(): void {
    for (const listener of new Set(this.#visible)) listener();
  }

  press(): void {
    for (const listener of new Set(this.#gesture)) listener();
  }
}
