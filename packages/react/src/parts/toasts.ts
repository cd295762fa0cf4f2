import { announce } from './announcer.ts';

export type ToastTone = 'neutral' | 'good' | 'warn' | 'bad';

export interface ToastOptions {
  tone?: ToastTone;
  /** One thing to do about it. */
  action?: { label: string; onPress: () => void };
  /** Milliseconds it stays while the pointer and focus are elsewhere. Default 5000, 10 000 with an action; `null`: until dismissed. */
  stay?: number | null;
  /** A toast with the same key is replaced, not stacked. */
  key?: string;
}

export interface Toast {
  id: number;
  key: string | null;
  text: string;
  tone: ToastTone;
  action: { label: string; onPress: () => void } | null;
  stay: number | null;
}

/** More than two at once is a list, not a notice. */
const MOST = 2;

const NONE: readonly Toast[] = [];

/** The toasts of a page: `toasts.show('Link copied.')` from anywhere; `ToastRegion` shows them. */
export class ToastService {
  #shown: readonly Toast[] = [];
  #nextId = 1;
  /** Where toasts may appear; the last one is where they do. */
  #regions: readonly object[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #announce: typeof announce;

  /** `say` has screen readers say what appears. */
  constructor(say: typeof announce = announce) {
    this.#announce = say;
  }

  getSnapshot = (): readonly Toast[] => this.#shown;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A place where toasts appear until the answer is called: the page's own, or a part of it that has a better one meanwhile. */
  openRegion(region: object, of: 'page' | 'part'): () => void {
    this.#regions = of === 'page' ? [region, ...this.#regions] : [...this.#regions, region];
    this.#tell();
    return () => {
      this.#regions = this.#regions.filter((other) => other !== region);
      this.#tell();
    };
  }

  /** What appears in one of the places. */
  shownIn(region: object): readonly Toast[] {
    return this.#regions.at(-1) === region ? this.#shown : NONE;
  }

  /** Shows a text and has it announced; the oldest of three goes. The answer is for `dismiss`. */
  show(text: string, { tone = 'neutral', action, stay, key }: ToastOptions = {}): number {
    const id = this.#nextId++;
    const toast: Toast = {
      id,
      key: key ?? null,
      text,
      tone,
      action: action ?? null,
      stay: stay === undefined ? (action ? 10_000 : 5_000) : stay,
    };
    const others = this.#shown.filter((other) => key === undefined || other.key !== key);
    this.#set([...others, toast].slice(-MOST));
    this.#announce(text, tone === 'bad' ? 'assertive' : 'polite');
    return id;
  }

  dismiss(id: number): void {
    this.#set(this.#shown.filter((toast) => toast.id !== id));
  }

  clear(): void {
    this.#set([]);
  }

  #set(shown: readonly Toast[]): void {
    this.#shown = shown;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The service of this page. */
export const toasts: ToastService = new ToastService();
