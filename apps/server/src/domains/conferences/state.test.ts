import { CONFERENCE_STATES, type ConferenceState, ParleyError } from '@parley/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateAfter, type Transition } from './state.ts';

const TRANSITIONS: Transition[] = ['start', 'end', 'run_out', 'cancel'];
const state = fc.constantFrom(...CONFERENCE_STATES);
const transition = fc.constantFrom(...TRANSITIONS);

const attempt = (from: ConferenceState, by: Transition): string => {
  try {
    return stateAfter(from, by);
  } catch (error) {
    if (error instanceof ParleyError) return error.code;
    throw error;
  }
};

test('[K1] every transition from every state', () => {
  const table = TRANSITIONS.map((by) => [by, ...CONFERENCE_STATES.map((from) => attempt(from, by))]);
  expect(table).toEqual([
    ['start', 'active', 'active', 'CONFERENCE_ENDED', 'INVALID_TRANSITION'],
    ['end', 'INVALID_TRANSITION', 'ended', 'ended', 'INVALID_TRANSITION'],
    ['run_out', 'ended', 'ended', 'ended', 'cancelled'],
    ['cancel', 'cancelled', 'INVALID_TRANSITION', 'INVALID_TRANSITION', 'cancelled'],
  ]);
});

test('[K1] whatever is tried in whatever order: states only go forward, and what has ended or was cancelled stays so', () => {
  const rank: Record<ConferenceState, number> = { scheduled: 0, active: 1, ended: 2, cancelled: 2 };
  fc.assert(
    fc.property(fc.array(transition, { maxLength: 20 }), (steps) => {
      let now: ConferenceState = 'scheduled';
      for (const step of steps) {
        const result = attempt(now, step);
        if (!CONFERENCE_STATES.includes(result as ConferenceState)) continue;
        const next = result as ConferenceState;
        expect(rank[next]).toBeGreaterThanOrEqual(rank[now]);
        if (rank[now] === 2) expect(next).toBe(now);
        now = next;
      }
    }),
  );
});

test('[K1] doing the same again changes nothing', () => {
  fc.assert(
    fc.property(state, transition, (from, by) => {
      const once = attempt(from, by);
      if (CONFERENCE_STATES.includes(once as ConferenceState)) expect(attempt(once as ConferenceState, by)).toBe(once);
    }),
  );
});
