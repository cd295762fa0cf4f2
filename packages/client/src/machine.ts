import type { Clock } from './clock.ts';

/** What comes of an event: the next state, and what is to be done about it, in this order. */
export interface Step<State, Effect> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Nothing comes of it. */
export const stay = <State>(state: State): Step<State, never> => ({ state, effects: [] });

/**
 * Feeds events to a pure reducer and has its effects carried out. An event that comes of an effect is taken into the state at
 * once; its effects wait for those before them. An effect that throws does not keep the next from being carried out.
 */
export class Machine<State, Event, Effect> {
  readonly #reduce: (state: State, event: Event) => Step<State, Effect>;
  readonly #carryOut: (effect: Effect) => void;
  readonly #effects: Effect[] = [];
  #state: State;
  #busy = false;

  constructor(
    state: State,
    reduce: (state: State, event: Event) => Step<State, Effect>,
    carryOut: (effect: Effect) => void,
  ) {
    this.#state = state;
    this.#reduce = reduce;
    this.#carryOut = carryOut;
  }

  get state(): State {
    return this.#state;
  }

  feed(event: Event): void {
    const { state, effects } = this.#reduce(this.#state, event);
    this.#state = state;
    this.#effects.push(...effects);
    if (!this.#busy) this.#carryOutAll();
  }

  #carryOutAll(): void {
    const effect = this.#effects.shift();
    if (effect === undefined) return;
    this.#busy = true;
    try {
      this.#carryOut(effect);
    } finally {
      this.#busy = false;
      this.#carryOutAll();
    }
  }
}

/** The one wait of a machine: setting it takes the one before back. */
export class Timer {
  readonly #clock: Clock;
  readonly #due: () => void;
  #cancel: () => void = () => {};

  constructor(clock: Clock, due: () => void) {
    this.#clock = clock;
    this.#due = due;
  }

  set(delay: number): void {
    this.#cancel();
    this.#cancel = this.#clock.after(delay, this.#due);
  }

  stop(): void {
    this.#cancel();
  }
}
