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
import { Machine, Timer } from '../machine.ts';
import {
  type LinkEffect,
  type LinkEvent,
  type LinkState,
  type Moment,
  noLink,
  type Pass,
  reduceLink,
  type Token,
} from './link-state.ts';
import { asParleyError, assertDone } from './refusal.ts';
import { readServerMessage, type RoomMessage } from './server-message.ts';
import type { CreateSocket, SignalingSocket } from './socket.ts';
import type { OnWake } from './wake.ts';

const ACK_TIMEOUT = 10_000;
const PROBE_TIMEOUT = 2000;
const LEAVE_TIMEOUT = 1000;

/** Makes what is said with the token, with the same `op_id` each time: done once, however often the way to the server breaks (R3). */
export type JoinMessage = () => ClientMessage<'webrtc_join_room'>;

/** Place in the room's log up to which everything was seen. */
export interface Place {
  epoch: number;
  seq: number;
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

/**
 * Keeps the connection to a room: opens it, notices its loss, comes back by the ladder and goes on where it was (C1, S1).
 * `link-state.ts` decides; sockets, time and the wire are here.
 */
export class SignalingConnection {
  readonly #options: ConnectionOptions;
  readonly #link: Machine<LinkState, LinkEvent & { at: Moment }, LinkEffect>;
  readonly #timer: Timer;
  /** The newest; of use while the state is `opening` or `open`. */
  #socket: SignalingSocket | null = null;
  #join: JoinMessage | null = null;
  #ignoreWake: () => void = () => {};

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#link = new Machine(noLink, reduceLink, (effect) => this.#carryOut(effect));
    this.#timer = new Timer(options.clock, () => this.#feed({ type: 'timer_due' }));
  }

  get state(): LinkState {
    return this.#link.state;
  }

  /** The right to go on as this peer; null before the room was entered. */
  get ticket(): string | null {
    const { state } = this;
    return state.name !== 'idle' && state.pass.kind === 'ticket' ? state.pass.ticket : null;
  }

  /** Begins with a token, opening the way while it is still asked for; `join` is asked again for each attempt. */
  open(token: Token, join: JoinMessage): void {
    this.close();
    this.#join = join;
    this.#feed({ type: 'open', token });
    if (typeof token === 'string') return;
    token.catch((error: unknown) => this.#feed({ type: 'denied', token, error: asParleyError(error) }));
  }

  /** @throws ParleyError `NETWORK_UNREACHABLE` or `TIMEOUT`, or as the server refused. */
  async request<N extends ClientMessageName>(name: N, message: ClientMessage<N>): Promise<void> {
    if (this.state.name !== 'open' || this.#socket === null) {
      throw new ParleyError('NETWORK_UNREACHABLE', 'There is no connection to the server.');
    }
    assertDone(await this.#socket.send(name, message, ACK_TIMEOUT));
  }

  /** Tries at once, also after it was given up where that makes sense. */
  reconnectNow(): void {
    this.#feed({ type: 'reconnect_now' });
  }

  /** Asks at once whether a connection that seems open is alive. */
  probe(): void {
    if (this.state.name === 'open') this.#feed({ type: 'wake' });
  }

  /** Drops the connection and goes on at the last place, because what arrived leaves a gap. */
  resume(): void {
    this.#feed({ type: 'resume' });
  }

  /** Closes for good, at once. */
  close(): void {
    this.#feed({ type: 'close' });
  }

  /** Says that this peer leaves, waits at most a second for the answer, and closes. Nothing that still arrives is told. */
  async leave(message: ClientMessage<'webrtc_leave_room'>): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    this.#feed({ type: 'leave' });
    try {
      await socket?.send('webrtc_leave_room', message, LEAVE_TIMEOUT);
    } catch (error) {
      // The server finds out by itself that nobody is there.
      this.#options.log.debug('Leaving was not acknowledged', { error: String(error) });
    }
    socket?.close();
  }

  #feed(event: LinkEvent): void {
    const { clock, random } = this.#options;
    this.#link.feed({ ...event, at: { wall: clock.now(), monotonic: clock.monotonic(), random: random() } });
  }

  #carryOut(effect: LinkEffect): void {
    const options = this.#options;
    switch (effect.type) {
      case 'open_socket':
        this.#socket = this.#openSocket(effect.socket, effect.pass);
        break;
      case 'close_socket':
        this.#socket?.close();
        this.#socket = null;
        break;
      case 'probe':
        void this.#probe(effect.socket);
        break;
      case 'set_timer':
        this.#timer.set(effect.delay);
        break;
      case 'stop_timer':
        this.#timer.stop();
        break;
      case 'listen_for_wake':
        this.#ignoreWake = options.onWake(() => this.#feed({ type: 'wake' }));
        break;
      case 'ignore_wake':
        this.#ignoreWake();
        break;
      case 'tell_state':
        options.stateChanged(effect.state);
        break;
      case 'tell_joined':
        options.joined(effect.message, effect.resumed);
        break;
      case 'tell_received':
        options.received(effect.message);
        break;
      case 'log_loss': {
        const { attempt, delay, refusal } = effect;
        options.log.info('Connection to the room lost', { attempt, delay, code: refusal?.code });
      }
    }
  }

  #openSocket(socket: number, pass: Pass): SignalingSocket {
    return this.#options.createSocket(this.#options.serverUrl, this.#handshake(pass), {
      // The room's answer follows, and says more.
      opened: () => {},
      received: (name, payload) => this.#received(socket, name, payload),
      closed: (refusal) => this.#feed({ type: 'lost', socket, refusal }),
    });
  }

  #handshake(pass: Pass): Handshake | Promise<Handshake> {
    if (pass.kind === 'ticket') return { protocol: PROTOCOL_VERSION, ticket: pass.ticket, ...this.#options.place() };
    const withToken = (token: string): Handshake => ({ protocol: PROTOCOL_VERSION, token, join: this.#join?.() });
    return typeof pass.token === 'string' ? withToken(pass.token) : pass.token.then(withToken);
  }

  #received(socket: number, name: string, payload: unknown): void {
    const received = readServerMessage(name, payload, this.#options.log);
    if (received === null) return;
    if (received.name === 'webrtc_joined') this.#feed({ type: 'joined', socket, message: received.message });
    else if (received.name === 'webrtc_error') {
      this.#feed({ type: 'lost', socket, refusal: ParleyError.from(received.message) });
    } else if (received.name === 'webrtc_reconnect') {
      this.#feed({ type: 'lost', socket, refusal: null, after: received.message.after_ms });
    } else this.#feed({ type: 'received', socket, message: received });
  }

  /** Asks a silent connection whether it is alive. */
  async #probe(socket: number): Promise<void> {
    try {
      await this.#socket?.send('webrtc_probe', {}, PROBE_TIMEOUT);
    } catch {
      this.#feed({ type: 'probe_failed', socket });
    }
  }
}
