import { BEAT_EVERY } from '@parley/contract/realtime';
import { type Step, stay } from '../machine.ts';

/** From so many milliseconds of silence on the connection's own statistics are read; not before, for that costs time. */
const DOUBTED_AFTER = 2 * BEAT_EVERY;
/** Most that one tick adds to a silence: who was frozen or throttled does not lay that time to the other's charge. */
const MOST_PER_TICK = 2 * BEAT_EVERY;
/** A tick that is this late was no busy page but a sleep. */
const SLEPT_FOR = 5000;
/** Milliseconds of silence after which a path is dead, where its beats do not say otherwise. */
const PATIENCE = {
  /** The other's page is hidden. */
  hidden: 4000,
  /** No beat came yet on this connection, but on one before. */
  first: 3000,
  /** The other may be of a version that does not beat. */
  unheard: 8000,
} as const;
/** So many beats in a row are missing at least, and at most, when a path is dead: by how many are lost anyway. */
const MISSING = { least: 3, most: 8 } as const;
/** How improbable it has to be that this many beats in a row were lost by chance. */
const BY_CHANCE = 2e-4;
/** For statistics that do not come at all. */
const STATISTICS_WITHIN = 1000;

/** How it stands with a path's signs of life (W2). */
export type WatchdogState =
  /** Not connected yet. */
  { name: 'off' } | (Listening & { name: 'listening' | 'silent' });

interface Listening {
  /** Milliseconds without a beat and without new bytes. */
  silence: number;
  /** The last beat's number; 0 before the first. */
  heard: number;
  /** Beats came on a connection before, so that they are to be expected. */
  expected: boolean;
  /** The other's page is hidden. */
  hidden: boolean;
  /** The part of beats that is lost, of late; 0 to 1. */
  loss: number;
  /** Bytes received when last asked for; null before. */
  bytes: number | null;
}

export type WatchdogEvent =
  | { type: 'connected'; expected: boolean }
  /** Another 300 ms, or as long as it took, went by. */
  | { type: 'tick'; elapsed: number }
  | { type: 'beat'; n: number; hidden: boolean }
  /** What the selected candidate pair received so far; null where that is not known. */
  | { type: 'bytes'; received: number | null };

export type WatchdogEffect =
  | { type: 'ask_bytes' }
  | { type: 'tell_silent' }
  /** Signs of life came again. */
  | { type: 'tell_alive' }
  /** This machine slept: the path is better looked at. */
  | { type: 'tell_slept' };

type WatchdogStep = Step<WatchdogState, WatchdogEffect>;
type On = Exclude<WatchdogState, { name: 'off' }>;

export const watchdogOff: WatchdogState = { name: 'off' };

/** Judges fairly whether a path is dead (W2, W3). */
export function reduceWatchdog(state: WatchdogState, event: WatchdogEvent): WatchdogStep {
  if (state.name === 'off') {
    return event.type === 'connected' ? stay({ ...begun, expected: event.expected }) : stay(state);
  }
  switch (event.type) {
    case 'connected':
      return stay(state);
    case 'tick':
      return tick(state, event.elapsed);
    case 'beat': {
      const { n, hidden } = event;
      // What was received until now is known no more.
      const next = { ...state, heard: Math.max(state.heard, n), hidden, loss: lossAfter(state, n), bytes: null };
      return alive(next);
    }
    case 'bytes':
      return bytes(state, event.received);
  }
}

const begun = {
  name: 'listening',
  silence: 0,
  heard: 0,
  hidden: false,
  loss: 0,
  bytes: null,
} as const;

function tick(state: On, elapsed: number): WatchdogStep {
  if (elapsed >= SLEPT_FOR) return { state: { ...state, silence: 0, bytes: null }, effects: [{ type: 'tell_slept' }] };
  const silence = state.silence + Math.min(elapsed, MOST_PER_TICK);
  const next = { ...state, silence };
  if (state.name === 'silent' || silence < DOUBTED_AFTER) return stay(next);
  return silence >= patienceOf(next) + STATISTICS_WITHIN
    ? silent(next)
    : { state: next, effects: [{ type: 'ask_bytes' }] };
}

function bytes(state: On, received: number | null): WatchdogStep {
  const next = { ...state, bytes: received };
  // Asked for the first time in this silence there is nothing to compare with.
  if (received !== null && state.bytes === null) return stay(next);
  if (received !== null && received !== state.bytes) return alive(next);
  return state.name === 'listening' && state.silence >= patienceOf(state) ? silent(next) : stay(next);
}

const silent = (state: On): WatchdogStep => ({
  state: { ...state, name: 'silent' },
  effects: [{ type: 'tell_silent' }],
});

const alive = (state: On): WatchdogStep => ({
  state: { ...state, name: 'listening', silence: 0 },
  effects: state.name === 'silent' ? [{ type: 'tell_alive' }] : [],
});

function patienceOf({ heard, expected, hidden, loss }: On): number {
  if (heard === 0) return expected ? PATIENCE.first : PATIENCE.unheard;
  if (hidden) return PATIENCE.hidden;
  const missing = loss > 0 ? Math.ceil(Math.log(BY_CHANCE) / Math.log(loss)) : 0;
  // One more, for the last beat may have come just before a tick.
  return BEAT_EVERY * (1 + Math.min(MISSING.most, Math.max(MISSING.least, missing)));
}

/** A running mean, weighed by time. A long gap is a cut, which says nothing about chance; an early beat that comes late, neither. */
function lossAfter({ heard, loss }: On, n: number): number {
  const beats = n - heard;
  if (beats < 1 || beats > MISSING.most || heard === 0) return loss;
  return loss + ((beats - 1) / beats - loss) * 0.05 * beats;
}
