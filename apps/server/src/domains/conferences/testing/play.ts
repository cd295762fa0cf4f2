import fc from 'fast-check';
import { expect } from 'vitest';
import { act } from './act.ts';
import { type Action, anyAction } from './actions.ts';
import type { Answer, Model } from './conference-model.ts';
import type { PlayedApi } from './played-api.ts';
import { predict } from './predict.ts';

const LONGEST = 40;

/** One action, done on the server and in the model. */
class Move implements fc.AsyncCommand<Model, PlayedApi> {
  readonly #action: Action;
  readonly #seen: Seen;

  constructor(action: Action, seen: Seen) {
    this.#action = action;
    this.#seen = seen;
  }

  check({ meetings }: Readonly<Model>): boolean {
    return !('meeting' in this.#action) || meetings.length > 0;
  }

  async run(model: Model, api: PlayedApi): Promise<void> {
    const given = await act(api, model, this.#action);
    const due = predict(model, this.#action);
    expect(given).toEqual(due);
    const what = `${this.#action.kind}: ${due.code ?? due.status}`;
    this.#seen.set(what, (this.#seen.get(what) ?? 0) + 1);
  }

  toString(): string {
    return JSON.stringify(this.#action);
  }
}

/** How often each kind of action got each answer. */
export type Seen = Map<string, number>;

/** Plays so many games on one server, each beginning with nothing. Throws with the shortest game that shows the difference. */
export async function play(api: PlayedApi, games: number, progress: (done: number) => void = () => {}): Promise<Seen> {
  const seen: Seen = new Map();
  let done = 0;
  const moves = anyAction.map((action) => new Move(action, seen));
  const game = fc.asyncProperty(fc.commands([moves], { maxCommands: LONGEST, size: 'max' }), async (commands) => {
    await api.clear();
    const model: Model = {
      now: api.now,
      meetings: [],
      kept: new Map<string, { at: number; body: string; answer: Answer }>(),
    };
    await fc.asyncModelRun(() => ({ model, real: api }), commands);
    progress((done += 1));
  });
  await fc.assert(game, { numRuns: games });
  return seen;
}
