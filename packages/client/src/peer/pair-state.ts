import { type Step, stay } from '../machine.ts';
import { spend } from './replacement-budget.ts';
import type { PeerSignal } from './signal.ts';

/** A connection that was not established after this many milliseconds is replaced. */
const CONNECT_WITHIN = 15_000;
/** After so many replacements in a row without success a person is told. */
const FAILURES_SHOWN = 2;

/** `broken` waits to be replaced: until the other is reachable, or until the budget allows. */
export type PairState = (Alive & { name: 'connecting' | 'connected' | 'broken' }) | { name: 'closed' };

interface Alive {
  /** Counts connections to the other, from 1; 0 before the first. */
  generation: number;
  /** Greatest `n` of the other's signals of this generation (N2). */
  seen: number;
  /** The generation whose tracks are in the streams: an older one until the new one is connected. */
  showing: number | null;
  /** Whether signals reach the other. */
  reachable: boolean;
  /** Since it was last connected. */
  failures: number;
  /** When it was replaced lately, on the monotonic clock. */
  replaced: readonly number[];
}

/** What happens. Whatever comes from a connection carries its generation. */
export type PairEvent =
  /** Begins a generation with an offer, or waits for the other's. */
  | { type: 'begin'; offers: boolean }
  | { type: 'signal'; signal: PeerSignal }
  /** The transceivers are there. */
  | { type: 'ready'; generation: number }
  | { type: 'connection'; generation: number; state: RTCPeerConnectionState }
  /** The browser refused a step of the negotiation. */
  | { type: 'failed'; generation: number }
  | { type: 'timer_due' }
  /** The network changed or came back. */
  | { type: 'network_changed' }
  | { type: 'reachable'; reachable: boolean }
  | { type: 'repeat' }
  | { type: 'ask' }
  | { type: 'close' };

/** `current` is the generation that was begun last, `shown` the one whose tracks are in the streams. */
export type PairEffect =
  | { type: 'begin'; generation: number; offers: boolean }
  /** It negotiates no more, but carries media until the next is connected. */
  | { type: 'retire_current' }
  | { type: 'close_current' }
  | { type: 'close_shown' }
  | { type: 'show_current' }
  | { type: 'hand_over'; signal: PeerSignal }
  /** Says again what the other may have missed (N5). */
  | { type: 'repeat' }
  | { type: 'send'; what: 'restart' | 'bye' }
  /** Takes the place of the timer before. */
  | { type: 'set_timer'; delay: number }
  | { type: 'stop_timer' }
  | { type: 'tell_path'; path: 'connecting' | 'connected' | 'failed' };

type PairStep = Step<PairState, PairEffect>;
type AliveState = Exclude<PairState, { name: 'closed' }>;

export const newPair: PairState = {
  name: 'connecting',
  generation: 0,
  seen: 0,
  showing: null,
  reachable: true,
  failures: 0,
  replaced: [],
};

/** The rules of a pair's generations (N2, N3, N5, N7, N9). `at` is on the monotonic clock. */
export function reducePair(state: PairState, event: PairEvent & { at: number }): PairStep {
  if (state.name === 'closed') return stay(state);
  // What an older generation still does interests nobody.
  if ('generation' in event && event.generation !== state.generation) return stay(state);
  switch (event.type) {
    case 'begin':
      return begin(state, state.generation + 1, event.offers);
    case 'signal':
      return receive(state, event.signal, event.at);
    case 'ready':
      return state.showing === null || state.showing === state.generation ? show(state) : stay(state);
    case 'connection':
      if (event.state === 'failed') return fail(state, event.at);
      return event.state === 'connected' && state.name !== 'connected' ? connected(state) : stay(state);
    case 'failed':
      return fail(state, event.at);
    case 'timer_due':
      if (state.name === 'broken') return replace(state, event.at);
      return state.name === 'connecting' && state.reachable ? fail(state, event.at) : stay(state);
    case 'reachable': {
      const next = { ...state, reachable: event.reachable };
      // What is pending is said again (N5, N6).
      return event.reachable && !state.reachable ? repeat(next, event.at) : stay(next);
    }
    case 'network_changed':
      return state.name === 'broken' ? replace(state, event.at) : stay(state);
    case 'repeat':
      return repeat(state, event.at);
    case 'ask':
      return state.reachable ? { state, effects: [{ type: 'send', what: 'restart' }] } : stay(state);
    case 'close':
      return shut(state, { type: 'send', what: 'bye' });
  }
}

function receive(state: AliveState, signal: PeerSignal, at: number): PairStep {
  // The other resumed, and may have missed what was said last (N5).
  if (signal.type === 'restart' && signal.generation <= state.generation) return repeat(state, at);
  // An older generation is over (N3).
  if (signal.generation < state.generation) return stay(state);
  if (signal.type === 'bye') return shut(state);
  if (signal.generation > state.generation) {
    const { state: next, effects } = begin(state, signal.generation, signal.type === 'restart');
    return { state: { ...next, seen: signal.n }, effects: [...effects, { type: 'hand_over', signal }] };
  }
  // A repeated offer is for the rules of the exchange to judge (N2, N5).
  if (signal.n <= state.seen && signal.type !== 'offer') return stay(state);
  const seen = Math.max(state.seen, signal.n);
  return { state: { ...state, seen }, effects: [{ type: 'hand_over', signal }] };
}

function begin(state: AliveState, generation: number, offers: boolean): Step<AliveState, PairEffect> {
  const before: PairEffect[] =
    state.generation === 0 ? [] : [{ type: state.showing === state.generation ? 'retire_current' : 'close_current' }];
  return {
    state: { ...state, name: 'connecting', generation, seen: 0 },
    effects: [...before, { type: 'begin', generation, offers }, { type: 'set_timer', delay: CONNECT_WITHIN }],
  };
}

const show = (state: AliveState): Step<AliveState, PairEffect> => ({
  state: { ...state, showing: state.generation },
  effects: [{ type: 'show_current' }],
});

function connected(state: AliveState): PairStep {
  const { showing, generation } = state;
  const older: PairEffect[] = showing === null || showing === generation ? [] : [{ type: 'close_shown' }];
  const shown = showing === generation ? stay(state) : show(state);
  return {
    state: { ...shown.state, name: 'connected', failures: 0 },
    effects: [{ type: 'stop_timer' }, ...older, ...shown.effects, { type: 'tell_path', path: 'connected' }],
  };
}

function fail(state: AliveState, at: number): PairStep {
  if (state.name === 'broken') return stay(state);
  const failures = state.failures + 1;
  const { state: next, effects } = replace({ ...state, name: 'broken', failures }, at);
  const path = failures >= FAILURES_SHOWN ? 'failed' : 'connecting';
  return { state: next, effects: [{ type: 'stop_timer' }, { type: 'tell_path', path }, ...effects] };
}

/** Begins the next generation as soon as the other is reachable and the budget allows (N7). */
function replace(state: AliveState, at: number): PairStep {
  if (!state.reachable) return stay(state);
  const { spent, wait } = spend(state.replaced, at);
  const next = { ...state, replaced: spent };
  return wait > 0
    ? { state: next, effects: [{ type: 'set_timer', delay: wait }] }
    : begin(next, state.generation + 1, true);
}

function repeat(state: AliveState, at: number): PairStep {
  if (!state.reachable) return stay(state);
  if (state.name === 'broken') return replace(state, at);
  const again: PairEffect[] = state.name === 'connecting' ? [{ type: 'set_timer', delay: CONNECT_WITHIN }] : [];
  return { state, effects: [{ type: 'repeat' }, ...again] };
}

function shut({ showing, generation }: AliveState, ...last: PairEffect[]): PairStep {
  const older: PairEffect[] = showing === null || showing === generation ? [] : [{ type: 'close_shown' }];
  return {
    state: { name: 'closed' },
    effects: [...last, { type: 'stop_timer' }, { type: 'close_current' }, ...older],
  };
}
