import { ParleyError } from '@parley/contract/errors';
import type { WebrtcJoined } from '@parley/contract/realtime';
import { type Step, stay } from '../machine.ts';
import { GIVE_UP_AFTER, GIVE_UP_FIRST_AFTER, reconnectDelay } from './reconnect-policy.ts';
import { isFinal } from './refusal.ts';
import type { RoomMessage } from './server-message.ts';

/** Milliseconds for the room to answer, from the first packet on. */
const JOIN_TIMEOUT = 10_000;
/** A connection that held this long begins the ladder anew when it is lost. */
const STEADY_AFTER = 5000;

/** A room token, or one that is still asked for. */
export type Token = string | Promise<string>;

/** With what this peer enters: a token for the first time, a ticket from then on. */
export type Pass = { kind: 'token'; token: Token } | { kind: 'ticket'; ticket: string };

/** When something happens, on the wall clock and the monotonic one, and a number from 0 to 1 for the jitter of what follows. */
export interface Moment {
  wall: number;
  monotonic: number;
  random: number;
}

/** How the connection came to be missing. `since` on the wall clock, `from` on the monotonic one. */
interface Loss {
  attempt: number;
  since: number;
  from: number;
}

/** How it stands with the connection. `sockets` counts those that were opened: only the newest is ever in use. */
export type LinkState = { sockets: number } & (
  | { name: 'idle' }
  | { name: 'opening'; pass: Pass; loss: Loss }
  /** `since` when, on the monotonic clock. */
  | { name: 'open'; pass: Pass; loss: Loss; since: number }
  /** `at` on the wall clock, for people to see. */
  | { name: 'waiting'; pass: Pass; loss: Loss; at: number }
  | { name: 'over'; pass: Pass; error: ParleyError }
);

/** What happens. Whatever comes from a socket carries the socket's number. */
export type LinkEvent =
  | { type: 'open'; token: Token }
  /** The token that was asked for is not given. */
  | { type: 'denied'; token: Token; error: ParleyError }
  | { type: 'joined'; socket: number; message: WebrtcJoined }
  | { type: 'received'; socket: number; message: RoomMessage }
  /** It broke or was refused. `after`: the server's wish when to come back, in milliseconds. */
  | { type: 'lost'; socket: number; refusal: ParleyError | null; after?: number }
  | { type: 'probe_failed'; socket: number }
  | { type: 'timer_due' }
  | { type: 'wake' }
  | { type: 'reconnect_now' }
  /** What arrived leaves a gap. */
  | { type: 'resume' }
  | { type: 'close' }
  /** As `close`, but the socket is left to who says goodbye on it. */
  | { type: 'leave' };

export type LinkEffect =
  | { type: 'open_socket'; socket: number; pass: Pass }
  | { type: 'close_socket' }
  | { type: 'probe'; socket: number }
  /** Takes the place of the timer before. */
  | { type: 'set_timer'; delay: number }
  | { type: 'stop_timer' }
  | { type: 'listen_for_wake' }
  | { type: 'ignore_wake' }
  | { type: 'tell_state'; state: LinkState }
  | { type: 'tell_joined'; message: WebrtcJoined; resumed: boolean }
  | { type: 'tell_received'; message: RoomMessage }
  | { type: 'log_loss'; attempt: number; delay: number; refusal: ParleyError | null };

type LinkStep = Step<LinkState, LinkEffect>;
type In<Name extends LinkState['name']> = LinkState & { name: Name };

export const noLink: LinkState = { name: 'idle', sockets: 0 };

/** The rules of the connection (C1, S1): opening, being open, waiting to try again, and giving up. */
export function reduceLink(state: LinkState, event: LinkEvent & { at: Moment }): LinkStep {
  // An older socket has nothing to say any more.
  if ('socket' in event && event.socket !== state.sockets) return stay(state);
  if (event.type === 'close' || event.type === 'leave') return letGo(state, event.type);
  if (event.type === 'denied') return isTrying(state, event.token) ? giveUp(state, event.error) : stay(state);
  switch (state.name) {
    case 'idle':
      return event.type === 'open' ? begin(state, { kind: 'token', token: event.token }, event.at) : stay(state);
    case 'opening':
      return whileOpening(state, event);
    case 'open':
      return whileOpen(state, event);
    case 'waiting':
      return event.type === 'timer_due' || event.type === 'wake' || event.type === 'reconnect_now'
        ? attempt(state, state.pass, state.loss)
        : stay(state);
    case 'over':
      return event.type === 'reconnect_now' && !isFinal(state.error) ? begin(state, state.pass, event.at) : stay(state);
  }
}

function whileOpening(state: In<'opening'>, event: LinkEvent & { at: Moment }): LinkStep {
  if (event.type === 'timer_due') return lose(state, event.at, null);
  return whileInUse(state, event);
}

function whileOpen(state: In<'open'>, event: LinkEvent & { at: Moment }): LinkStep {
  if (event.type === 'wake') return { state, effects: [{ type: 'probe', socket: state.sockets }] };
  if (event.type === 'probe_failed' || event.type === 'resume') return lose(state, event.at, null);
  return whileInUse(state, event);
}

function whileInUse(state: In<'opening' | 'open'>, event: LinkEvent & { at: Moment }): LinkStep {
  if (event.type === 'received') return { state, effects: [{ type: 'tell_received', message: event.message }] };
  if (event.type === 'lost') return lose(state, event.at, event.refusal, event.after);
  if (event.type !== 'joined') return stay(state);
  const { message, at } = event;
  const pass: Pass = { kind: 'ticket', ticket: message.ticket };
  const open: LinkState = { name: 'open', sockets: state.sockets, pass, loss: state.loss, since: at.monotonic };
  const told: LinkEffect = { type: 'tell_joined', message, resumed: state.pass.kind === 'ticket' };
  const { effects } = enter(open, { type: 'stop_timer' });
  return { state: open, effects: [...effects, told] };
}

/** Begins to try, as nobody did before. */
function begin(state: LinkState, pass: Pass, at: Moment): LinkStep {
  const { state: next, effects } = attempt(state, pass, lossAt(at));
  return { state: next, effects: [{ type: 'listen_for_wake' }, ...effects] };
}

function attempt({ sockets }: LinkState, pass: Pass, loss: Loss): LinkStep {
  const socket = sockets + 1;
  return enter(
    { name: 'opening', sockets: socket, pass, loss },
    { type: 'open_socket', socket, pass },
    { type: 'set_timer', delay: JOIN_TIMEOUT },
  );
}

/** The socket is of no more use: another attempt follows, or none. */
function lose(state: In<'opening' | 'open'>, at: Moment, refusal: ParleyError | null, after?: number): LinkStep {
  const { pass, sockets } = state;
  if (refusal !== null && isFinal(refusal)) return giveUp(state, refusal);
  const loss = lossOf(state, at);
  const giveUpAfter = pass.kind === 'token' ? GIVE_UP_FIRST_AFTER : GIVE_UP_AFTER;
  const delay = after ?? reconnectDelay(loss.attempt, at.monotonic - loss.from, at.random, giveUpAfter);
  if (delay === null) return giveUp(state, refusal ?? unreachable());
  return enter(
    { name: 'waiting', sockets, pass, loss: { ...loss, attempt: loss.attempt + 1 }, at: at.wall + delay },
    { type: 'close_socket' },
    { type: 'log_loss', attempt: loss.attempt, delay, refusal },
    { type: 'set_timer', delay },
  );
}

/** Whether it is this token that would open the way. */
const isTrying = (state: LinkState, token: Token): state is In<'opening' | 'waiting'> =>
  (state.name === 'opening' || state.name === 'waiting') && state.pass.kind === 'token' && state.pass.token === token;

const giveUp = ({ sockets, pass }: In<'opening' | 'open' | 'waiting'>, error: ParleyError): LinkStep =>
  enter(
    { name: 'over', sockets, pass, error },
    { type: 'close_socket' },
    { type: 'stop_timer' },
    { type: 'ignore_wake' },
  );

function letGo(state: LinkState, how: 'close' | 'leave'): LinkStep {
  const inUse = state.name === 'opening' || state.name === 'open';
  const close: LinkEffect[] = inUse && how === 'close' ? [{ type: 'close_socket' }] : [];
  return enter({ name: 'idle', sockets: state.sockets }, ...close, { type: 'stop_timer' }, { type: 'ignore_wake' });
}

/** A new loss, unless this one is only the next of a row: a connection that breaks at once again does not count as a way back. */
function lossOf(state: In<'opening' | 'open'>, at: Moment): Loss {
  if (state.name === 'opening') return state.loss;
  const steady = at.monotonic - state.since >= STEADY_AFTER;
  return steady || state.loss.attempt === 0 ? lossAt(at) : state.loss;
}

const lossAt = ({ wall, monotonic }: Moment): Loss => ({ attempt: 0, since: wall, from: monotonic });

const enter = (state: LinkState, ...effects: LinkEffect[]): LinkStep => ({
  state,
  effects: [...effects, { type: 'tell_state', state }],
});

const unreachable = () =>
  new ParleyError('NETWORK_UNREACHABLE', 'The server cannot be reached. Check your connection and try again.');
