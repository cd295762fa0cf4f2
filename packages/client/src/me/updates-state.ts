import type { ParleyError } from '@parley/contract/errors';
import { type Step, stay } from '../machine.ts';
import { GIVE_UP_AFTER, reconnectDelay } from '../signaling/reconnect-policy.ts';
import { isFinal } from '../signaling/refusal.ts';

/** Milliseconds for the server to let a connection in. */
const OPEN_TIMEOUT = 10_000;
/** A connection that held this long begins the ladder anew when it is lost. */
const STEADY_AFTER = 5000;
/** Milliseconds between attempts once the ladder has ended: a page may be open all day. */
const EVERY = 30_000;

/** Attempts since `from`, on the monotonic clock. */
interface Loss {
  attempt: number;
  from: number;
}

/** How it stands with the connection. `sockets` counts those that were opened: only the newest is ever in use. */
export type UpdatesState = { sockets: number } & (
  | { name: 'idle' }
  | { name: 'opening'; loss: Loss }
  | { name: 'open'; loss: Loss; since: number }
  | { name: 'waiting'; loss: Loss }
  | { name: 'over'; error: ParleyError }
);

/** What happens. Whatever comes from a socket carries the socket's number. */
export type UpdatesEvent =
  | { type: 'start' }
  | { type: 'opened'; socket: number }
  /** It broke or was refused. `after`: the server's wish when to come back, in milliseconds. */
  | { type: 'lost'; socket: number; refusal: ParleyError | null; after?: number }
  | { type: 'timer_due' }
  /** The browser is online again, or the page is seen again. */
  | { type: 'wake' }
  | { type: 'stop' };

/** When something happens, on the monotonic clock, and a number from 0 to 1 for the jitter of what follows. */
export interface Moment {
  monotonic: number;
  random: number;
}

export type UpdatesEffect =
  | { type: 'open_socket'; socket: number }
  | { type: 'close_socket' }
  | { type: 'probe'; socket: number }
  | { type: 'set_timer'; delay: number }
  | { type: 'stop_timer' }
  | { type: 'listen_for_wake' }
  | { type: 'ignore_wake' }
  | { type: 'tell_state'; state: UpdatesState };

type UpdatesStep = Step<UpdatesState, UpdatesEffect>;
type In<Name extends UpdatesState['name']> = UpdatesState & { name: Name };

export const noUpdates: UpdatesState = { name: 'idle', sockets: 0 };

/** The rules of the connection of a page (U8): it never gives up by itself, unless the server says that there is no point. */
export function reduceUpdates(state: UpdatesState, event: UpdatesEvent & { at: Moment }): UpdatesStep {
  // An older socket has nothing to say any more.
  if ('socket' in event && event.socket !== state.sockets) return stay(state);
  if (event.type === 'stop') return letGo(state);
  switch (state.name) {
    case 'idle':
    case 'over':
      return event.type === 'start' ? begin(state, event.at) : stay(state);
    case 'opening':
      if (event.type === 'opened') return opened(state, event.at);
      if (event.type === 'timer_due') return lose(state, event.at, null);
      return event.type === 'lost' ? lose(state, event.at, event.refusal, event.after) : stay(state);
    case 'open':
      if (event.type === 'wake') return { state, effects: [{ type: 'probe', socket: state.sockets }] };
      return event.type === 'lost' ? lose(state, event.at, event.refusal, event.after) : stay(state);
    case 'waiting':
      return event.type === 'timer_due' || event.type === 'wake' ? attempt(state, state.loss) : stay(state);
  }
}

function begin(state: UpdatesState, { monotonic }: Moment): UpdatesStep {
  const { state: next, effects } = attempt(state, { attempt: 0, from: monotonic });
  return { state: next, effects: [{ type: 'listen_for_wake' }, ...effects] };
}

function attempt({ sockets }: UpdatesState, loss: Loss): UpdatesStep {
  const socket = sockets + 1;
  return enter(
    { name: 'opening', sockets: socket, loss },
    { type: 'open_socket', socket },
    { type: 'set_timer', delay: OPEN_TIMEOUT },
  );
}

const opened = ({ sockets, loss }: In<'opening'>, { monotonic }: Moment): UpdatesStep =>
  enter({ name: 'open', sockets, loss, since: monotonic }, { type: 'stop_timer' });

/** The socket is of no more use: another attempt follows, or none. */
function lose(state: In<'opening' | 'open'>, at: Moment, refusal: ParleyError | null, after?: number): UpdatesStep {
  const { sockets } = state;
  if (refusal !== null && isFinal(refusal)) {
    const end: UpdatesEffect[] = [{ type: 'close_socket' }, { type: 'stop_timer' }, { type: 'ignore_wake' }];
    return enter({ name: 'over', sockets, error: refusal }, ...end);
  }
  const steady = state.name === 'open' && at.monotonic - state.since >= STEADY_AFTER;
  const loss = steady ? { attempt: 0, from: at.monotonic } : state.loss;
  const ladder = reconnectDelay(loss.attempt, at.monotonic - loss.from, at.random, GIVE_UP_AFTER);
  const delay = after ?? ladder ?? Math.round(EVERY * (1 + at.random / 2));
  return enter(
    { name: 'waiting', sockets, loss: { ...loss, attempt: loss.attempt + 1 } },
    { type: 'close_socket' },
    { type: 'set_timer', delay },
  );
}

function letGo(state: UpdatesState): UpdatesStep {
  if (state.name === 'idle') return stay(state);
  const inUse = state.name === 'opening' || state.name === 'open';
  const close: UpdatesEffect[] = inUse ? [{ type: 'close_socket' }] : [];
  return enter({ name: 'idle', sockets: state.sockets }, ...close, { type: 'stop_timer' }, { type: 'ignore_wake' });
}

const enter = (state: UpdatesState, ...effects: UpdatesEffect[]): UpdatesStep => ({
  state,
  effects: [...effects, { type: 'tell_state', state }],
});
