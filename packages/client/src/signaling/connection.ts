import { ParleyError } from '@parley/contract/errors';
import {
  type ClientMessage,
  type ClientMessageName,
  type Handshake,
  PROTOCOL_VERSION,
  type WebrtcJoined,
} from '@parley/contract/realtime';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { GIVE_UP_AFTER, GIVE_UP_FIRST_AFTER, reconnectDelay } from './reconnect-policy.ts';
import { asParleyError, assertDone, isFinal } from './refusal.ts';
import { type AnyServerMessage, readServerMessage, type RoomMessage } from './server-message.ts';
import type { CreateSocket, SignalingSocket } from './socket.ts';
import type { OnWake } from './wake.ts';

/** Milliseconds for the room to answer after the server took the handshake. */
const JOIN_TIMEOUT = 10_000;
const ACK_TIMEOUT = 10_000;
const PROBE_TIMEOUT = 2000;
const LEAVE_TIMEOUT = 1000;
/** A connection that held this long begins the ladder anew when it is lost. */
const STEADY_AFTER = 5000;

/** With what this peer enters: a token for the first time, a ticket from then on. */
export type Pass = { kind: 'token'; token: string; join: JoinMessage } | { kind: 'ticket'; ticket: string };

/** Makes the first message, with the same `op_id` each time: done once, however often the way to the server breaks (R3). */
export type JoinMessage = () => ClientMessage<'webrtc_join_room'>;

/** Place in the room's log up to which everything was seen. */
export interface Place {
  epoch: number;
  seq: number;
}

/** State of the connection; what is only valid in one state is only there. */
export type LinkState =
  | { name: 'idle' }
  | { name: 'opening'; socket: SignalingSocket; loss: Loss; stopWaiting: () => void }
  | { name: 'open'; socket: SignalingSocket; stopWaiting: () => void; steady: boolean; loss: Loss }
  | { name: 'waiting'; loss: Loss; at: number; stopWaiting: () => void }
  | { name: 'over'; error: ParleyError };

/** How the connection came to be missing. `since` on the wall clock, `from` on the monotonic one. */
interface Loss {
  attempt: number;
  since: number;
  from: number;
}

export interface ConnectionOptions {
  serverUrl: string;
  createSocket: CreateSocket;
  clock: Clock;
  random: () => number;
  onWake: OnWake;
  log: Log;
  /** Where to go on after a loss. */
  place(): Place;
  /** The room answered: this peer is in it, or in it again. */
  joined(message: WebrtcJoined, resumed: boolean): void;
  received(message: RoomMessage): void;
  stateChanged(state: LinkState): void;
}

/** Keeps the connection to a room: opens it, notices its loss, comes back by the ladder and goes on where it was (C1, S1). */
export class SignalingConnection {
  readonly #options: ConnectionOptions;
  #state: LinkState = { name: 'idle' };
  #pass: Pass | null = null;
  #stopWaking: () => void = nothing;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Begins with a token; `join` makes the first message, again for each attempt. */
  open(token: string, join: JoinMessage): void {
    this.close();
    this.#pass = { kind: 'token', token, join };
    this.#stopWaking = this.#options.onWake(() => this.#wake());
    this.#attempt({ attempt: 0, ...this.#moment() });
  }

  /** @throws ParleyError `NETWORK_UNREACHABLE` or `TIMEOUT`, or as the server refused. */
  async request<N extends ClientMessageName>(name: N, message: ClientMessage<N>): Promise<void> {
    if (this.#state.name !== 'open') {
      throw new ParleyError('NETWORK_UNREACHABLE', 'There is no connection to the server.');
    }
    assertDone(await this.#state.socket.send(name, message, ACK_TIMEOUT));
  }

  /** Tries at once, also after it was given up where that makes sense. */
  reconnectNow(): void {
    const state = this.#state;
    if (state.name === 'waiting') this.#attempt(state.loss);
    else if (state.name === 'over' && !isFinal(state.error) && this.#pass !== null) {
      this.#stopWaking = this.#options.onWake(() => this.#wake());
      this.#attempt({ attempt: 0, ...this.#moment() });
    }
  }

  /** Drops the connection and goes on at the last place, because what arrived leaves a gap. */
  resume(): void {
    if (this.#state.name === 'open') this.#lose(this.#state, null);
  }

  /** Closes for good, at once. */
  close(): void {
    if ('socket' in this.#state) this.#state.socket.close();
    this.#detach({ name: 'idle' });
    this.#pass = null;
  }

  /** Says that this peer leaves, waits at most a second for the answer, and closes. Nothing that still arrives is told. */
  async leave(message: ClientMessage<'webrtc_leave_room'>): Promise<void> {
    const socket = 'socket' in this.#state ? this.#state.socket : null;
    this.#detach({ name: 'idle' });
    this.#pass = null;
    try {
      await socket?.send('webrtc_leave_room', message, LEAVE_TIMEOUT);
    } catch (error) {
      // The server finds out by itself that nobody is there.
      this.#options.log.debug('Leaving was not acknowledged', { error: String(error) });
    }
    socket?.close();
  }

  #attempt(loss: Loss): void {
    const pass = this.#pass;
    if (pass === null) return;
    let socket: SignalingSocket | null = null;
    const mine = () => {
      const state = this.#state;
      return (state.name === 'opening' || state.name === 'open') && state.socket === socket ? state : null;
    };
    socket = this.#options.createSocket(this.#options.serverUrl, this.#handshake(pass), {
      opened: () => {
        if (mine() !== null && pass.kind === 'token' && socket !== null) void this.#join(socket, pass.join());
      },
      received: (name, payload) => {
        const state = mine();
        const message = state === null ? null : readServerMessage(name, payload, this.#options.log);
        if (state !== null && message !== null) this.#received(state, message);
      },
      closed: (refusal) => {
        const state = mine();
        if (state !== null) this.#lose(state, refusal);
      },
    });
    const stopWaiting = this.#options.clock.after(JOIN_TIMEOUT, () => {
      const state = mine();
      if (state?.name === 'opening') this.#lose(state, null);
    });
    this.#setState({ name: 'opening', socket, loss, stopWaiting });
  }

  #handshake(pass: Pass): Handshake {
    if (pass.kind === 'token') return { protocol: PROTOCOL_VERSION, token: pass.token };
    return { protocol: PROTOCOL_VERSION, ticket: pass.ticket, ...this.#options.place() };
  }

  async #join(socket: SignalingSocket, message: ClientMessage<'webrtc_join_room'>): Promise<void> {
    try {
      assertDone(await socket.send('webrtc_join_room', message, JOIN_TIMEOUT));
    } catch (error) {
      const state = this.#state;
      if (state.name === 'opening' && state.socket === socket) this.#lose(state, asParleyError(error));
    }
  }

  #received(state: LinkState & { name: 'opening' | 'open' }, received: AnyServerMessage): void {
    if (received.name === 'webrtc_joined') this.#joined(state, received.message);
    else if (received.name === 'webrtc_error') this.#lose(state, ParleyError.from(received.message));
    else if (received.name === 'webrtc_reconnect') this.#lose(state, null, received.message.after_ms);
    else this.#options.received(received);
  }

  #joined(state: LinkState & { name: 'opening' | 'open' }, message: WebrtcJoined): void {
    const resumed = this.#pass?.kind === 'ticket';
    this.#pass = { kind: 'ticket', ticket: message.ticket };
    const stopWaiting = this.#options.clock.after(STEADY_AFTER, () => {
      if (this.#state.name === 'open' && this.#state.socket === state.socket)
        this.#state = { ...this.#state, steady: true };
    });
    this.#setState({ name: 'open', socket: state.socket, stopWaiting, steady: false, loss: state.loss });
    this.#options.joined(message, resumed);
  }

  /** The connection is of no more use. `after` is the server's wish when to come back, in milliseconds. */
  #lose(state: LinkState & { name: 'opening' | 'open' }, refusal: ParleyError | null, after?: number): void {
    const { clock, random, log } = this.#options;
    state.socket.close();
    if (refusal !== null && isFinal(refusal)) {
      this.#finish(refusal);
      return;
    }
    const fresh = state.name === 'open' && state.steady;
    const loss =
      fresh || (state.name === 'open' && state.loss.attempt === 0) ? { attempt: 0, ...this.#moment() } : state.loss;
    const first = this.#pass?.kind === 'token';
    const elapsed = clock.monotonic() - loss.from;
    const delay = after ?? reconnectDelay(loss.attempt, elapsed, random(), first ? GIVE_UP_FIRST_AFTER : GIVE_UP_AFTER);
    if (delay === null) {
      this.#finish(
        refusal ??
          new ParleyError('NETWORK_UNREACHABLE', 'The server cannot be reached. Check your connection and try again.'),
      );
      return;
    }
    log.info('Connection to the room lost', { attempt: loss.attempt, delay, code: refusal?.code });
    const next = { ...loss, attempt: loss.attempt + 1 };
    const stopWaiting = clock.after(delay, () => this.#attempt(next));
    this.#setState({ name: 'waiting', loss: next, at: clock.now() + delay, stopWaiting });
  }

  /** The browser woke up: a wait is cut short, and a silent connection is asked whether it is alive. */
  #wake(): void {
    if (this.#state.name === 'waiting') this.#attempt(this.#state.loss);
    else if (this.#state.name === 'open') void this.#probe(this.#state);
  }

  async #probe(state: LinkState & { name: 'open' }): Promise<void> {
    try {
      await state.socket.send('webrtc_probe', {}, PROBE_TIMEOUT);
    } catch {
      if (this.#state.name === 'open' && this.#state.socket === state.socket) this.#lose(this.#state, null);
    }
  }

  #finish(error: ParleyError): void {
    this.#detach({ name: 'over', error });
  }

  #detach(state: LinkState): void {
    this.#stopWaking();
    this.#stopWaking = nothing;
    this.#setState(state);
  }

  #moment(): { since: number; from: number } {
    return { since: this.#options.clock.now(), from: this.#options.clock.monotonic() };
  }

  #setState(state: LinkState): void {
    if ('stopWaiting' in this.#state) this.#state.stopWaiting();
    this.#state = state;
    this.#options.stateChanged(state);
  }
}

const nothing = (): void => {};
