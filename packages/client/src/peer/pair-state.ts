import { type Step, stay } from '../machine.ts';
import type { PairEffect, PairEvent, PathNews } from './pair-event.ts';
import { spend } from './replacement-budget.ts';
import type { PeerSignal } from './signal.ts';

/** A connection that was not established after this many milliseconds is replaced. */
const CONNECT_WITHIN = 15_000;
/** A path that carried media before gets its first replacements sooner: the network is known to be quick enough. */
const CONNECT_AGAIN_WITHIN = 5000;
/** The old picture is kept at most this long once the new connection is there. */
const PICTURE_WITHIN = 2000;
/** A connection that has been in the making this long when the network changes was made for the network before. */
const STALE_AFTER = 2000;
/** After so many failures in a row a person is told, half a minute on; one more where the first are quick. */
const FAILURES_SHOWN = 2;

export type PairState = AliveState | { name: 'closed' };

interface AliveState {
  /** `proving`: connected, but its picture is not there yet. `broken`: to be replaced once the other is reachable and the budget allows. */
  name: 'connecting' | 'proving' | 'connected' | 'broken';
  /** Counts connections to the other, from 1; 0 before the first. */
  generation: number;
  /** When it was begun, on the monotonic clock. */
  begun: number;
  /** Greatest `n` of the other's signals of this generation (N2). */
  seen: number;
  /** The generation whose tracks are in the streams: an older one until the new one shows. */
  showing: number | null;
  /** What comes by the shown generation: nothing since the pair began, something, or nothing any more. */
  media: 'none' | 'flows' | 'stopped';
  /** Whether signals reach the other. */
  reachable: boolean;
  /** Since it was last connected. */
  failures: number;
  /** Whether a relay refused our credentials since they were last renewed. */
  relays: 'in_order' | 'refused';
  /** When it was replaced lately, on the monotonic clock. */
  replaced: readonly number[];
}

type PairStep = Step<PairState, PairEffect>;
type AliveStep = Step<AliveState, PairEffect>;
type Timed = PairEvent & { at: number };

export const newPair: PairState = {
  name: 'connecting',
  generation: 0,
  begun: 0,
  seen: 0,
  showing: null,
  media: 'none',
  reachable: true,
  failures: 0,
  relays: 'in_order',
  replaced: [],
};

/** The rules of a pair's generations (N2, N3, N5, N7, N9, W4 to W7). `at` is on the monotonic clock. */
export function reducePair(state: PairState, event: Timed): PairStep {
  if (state.name === 'closed') return stay(state);
  // What an older generation still does interests nobody.
  if ('generation' in event && event.generation !== state.generation) return stay(state);
  const step = decide(state, event);
  if (step.state.name === 'closed') return step;
  const [before, news] = [newsOf(state), newsOf(step.state)];
  if (before.path === news.path && before.cause === news.cause) return step;
  return { state: step.state, effects: [...step.effects, { type: 'tell_path', news }] };
}

function decide(state: AliveState, event: Timed): PairStep {
  const { at } = event;
  switch (event.type) {
    case 'begin':
      return begin(state, state.generation + 1, event.offers, at);
    case 'signal':
      return receive(state, event.signal, at);
    case 'ready':
      return state.showing === null || state.showing === state.generation ? show(state) : stay(state);
    case 'connection':
      if (event.state === 'failed') return fail(state, at);
      return event.state === 'connected' && !isUp(state) ? connected(state) : stay(state);
    case 'failed':
      return fail(state, at);
    case 'picture':
      return state.name === 'proving' ? settleIn(state) : stay(state);
    case 'gone':
      return isUp(state) ? lose(state, at) : stay(state);
    case 'silent':
      return silent(state, event.of, at);
    case 'alive':
      return alive(state, event.of);
    case 'timer_due':
      return timerDue(state, at);
    case 'relay_refused':
      return stay({ ...state, relays: 'refused' });
    case 'relays_renewed':
      return relaysRenewed(state, at);
    case 'network_changed':
      return isUp(state) ? { state, effects: [{ type: 'check_path' }] } : (refresh(state, at) ?? stay(state));
    case 'reachable': {
      const next = { ...state, reachable: event.reachable };
      // What is pending is said again (N5, N6).
      return event.reachable && !state.reachable ? repeat(next, at) : stay(next);
    }
    case 'resumed':
      return resumed({ ...state, reachable: event.reachable }, at);
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
    const { state: next, effects } = begin(state, signal.generation, signal.type === 'restart', at);
    return { state: { ...next, seen: signal.n }, effects: [...effects, { type: 'hand_over', signal }] };
  }
  // A repeated offer is for the rules of the exchange to judge (N2, N5).
  if (signal.n <= state.seen && signal.type !== 'offer') return stay(state);
  const seen = Math.max(state.seen, signal.n);
  return { state: { ...state, seen }, effects: [{ type: 'hand_over', signal }] };
}

function begin(state: AliveState, generation: number, offers: boolean, at: number): AliveStep {
  const before: PairEffect[] =
    state.generation === 0 ? [] : [{ type: state.showing === state.generation ? 'retire_current' : 'close_current' }];
  const next: AliveState = { ...state, name: 'connecting', generation, begun: at, seen: 0 };
  return { state: next, effects: [...before, { type: 'begin', generation, offers }, connectTimer(next)] };
}

const connectTimer = ({ media, failures }: AliveState): PairEffect => ({
  type: 'set_timer',
  delay: media === 'none' ? CONNECT_WITHIN : Math.min(CONNECT_WITHIN, CONNECT_AGAIN_WITHIN * (failures + 1)),
});

const show = (state: AliveState): AliveStep => ({
  state: { ...state, showing: state.generation },
  effects: [{ type: 'show_current' }],
});

function connected(state: AliveState): PairStep {
  const up = { ...state, failures: 0 };
  if (state.media === 'none' || state.showing === state.generation) return settleIn(up);
  return {
    state: { ...up, name: 'proving' },
    effects: [{ type: 'set_timer', delay: PICTURE_WITHIN }, { type: 'await_picture' }],
  };
}

/** The current generation is the one that is shown, and the only one (W4). */
function settleIn(state: AliveState): PairStep {
  const { showing, generation } = state;
  const older: PairEffect[] = showing === null || showing === generation ? [] : [{ type: 'close_shown' }];
  const shown = showing === generation ? stay(state) : show(state);
  return {
    state: { ...shown.state, name: 'connected', media: 'flows' },
    effects: [{ type: 'stop_timer' }, ...older, ...shown.effects],
  };
}

function timerDue(state: AliveState, at: number): PairStep {
  if (state.name === 'proving') return settleIn(state);
  if (state.name === 'broken') return replace(state, at);
  return state.name === 'connecting' && state.reachable ? fail(state, at) : stay(state);
}

/** No path was found, or the browser says that there is none any more. */
function fail(state: AliveState, at: number): PairStep {
  return state.name === 'broken' ? stay(state) : lose({ ...state, failures: state.failures + 1 }, at);
}

/** The current generation carries nothing any more. */
function lose(state: AliveState, at: number): PairStep {
  const media = state.showing === state.generation && state.media === 'flows' ? 'stopped' : state.media;
  const { state: next, effects } = replace({ ...state, name: 'broken', media }, at);
  return { state: next, effects: [{ type: 'stop_timer' }, ...effects] };
}

/** Begins the next generation as soon as the other is reachable and the budget allows (N7). */
function replace(state: AliveState, at: number): PairStep {
  if (!state.reachable) return stay(state);
  const { spent, wait } = spend(state.replaced, at);
  const next = { ...state, replaced: spent };
  return wait > 0 ? { state: next, effects: [{ type: 'set_timer', delay: wait }] } : beginAnew(next, at);
}

const beginAnew = (state: AliveState, at: number): PairStep =>
  state.reachable ? begin(state, state.generation + 1, true, at) : stay(state);

/** A watchdog found the path of a generation dead (W2). */
function silent(state: AliveState, of: number, at: number): PairStep {
  const told: PairEffect = { type: 'tell_silent' };
  if (of === state.generation && isUp(state)) {
    const { state: next, effects } = lose(state, at);
    return { state: next, effects: [...effects, told] };
  }
  return of === state.showing && state.media === 'flows'
    ? { state: { ...state, media: 'stopped' }, effects: [told] }
    : stay(state);
}

/** What was judged dead lives: as long as nothing was begun in its place, nothing needs to be. */
function alive(state: AliveState, of: number): PairStep {
  if (of !== state.showing || state.media !== 'stopped') return stay(state);
  const next: AliveState = { ...state, media: 'flows' };
  return state.name === 'broken' && of === state.generation
    ? { state: { ...next, name: 'connected' }, effects: [{ type: 'stop_timer' }] }
    : stay(next);
}

/** The network is another: what was broken, or long in the making for the one before, begins anew, whatever the budget (W6). */
function refresh(state: AliveState, at: number): PairStep | null {
  const stale = state.name === 'broken' || (state.name === 'connecting' && at - state.begun >= STALE_AFTER);
  if (!stale) return null;
  const next: AliveState = { ...state, name: 'broken', replaced: [] };
  return state.reachable ? beginAnew(next, at) : { state: next, effects: [{ type: 'stop_timer' }] };
}

function relaysRenewed(state: AliveState, at: number): PairStep {
  const next: AliveState = { ...state, relays: 'in_order' };
  return state.relays === 'refused' && !isUp(state) ? beginAnew(next, at) : stay(next);
}

/** Our own connection to the server is back; the network may be another (N5, W6). */
function resumed(state: AliveState, at: number): PairStep {
  const ask: PairEffect = { type: 'send', what: 'restart' };
  const anew = refresh(state, at);
  if (anew !== null) {
    // The other may have an offer of the same generation under way that was lost with our connection: it would ignore ours.
    return state.reachable ? { state: anew.state, effects: [ask, ...anew.effects] } : anew;
  }
  const check: PairEffect[] = isUp(state) ? [{ type: 'check_path' }] : [];
  if (!state.reachable) return { state, effects: check };
  const { state: next, effects } = repeat(state, at);
  return { state: next, effects: [...effects, ask, ...check] };
}

function repeat(state: AliveState, at: number): PairStep {
  if (!state.reachable) return stay(state);
  if (state.name === 'broken') return replace(state, at);
  const again: PairEffect[] = state.name === 'connecting' ? [connectTimer(state)] : [];
  return { state, effects: [{ type: 'repeat' }, ...again] };
}

function shut({ showing, generation }: AliveState, ...last: PairEffect[]): PairStep {
  const older: PairEffect[] = showing === null || showing === generation ? [] : [{ type: 'close_shown' }];
  return {
    state: { name: 'closed' },
    effects: [...last, { type: 'stop_timer' }, { type: 'close_current' }, ...older],
  };
}

const isUp = ({ name }: AliveState): boolean => name === 'connected' || name === 'proving';

function newsOf({ media, failures, relays }: AliveState): PathNews {
  if (media === 'flows') return { path: 'connected', cause: null };
  if (failures >= FAILURES_SHOWN + (media === 'none' ? 0 : 1)) {
    return { path: 'failed', cause: relays === 'refused' ? 'relay_refused' : 'no_path' };
  }
  return { path: media === 'stopped' ? 'reconnecting' : 'connecting', cause: null };
}
