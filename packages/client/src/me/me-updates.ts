import type { ParleyError } from '@parley/contract/errors';
import { ME_NAMESPACE, ME_VERSION, type MeClientMessages, type MeHandshake } from '@parley/contract/realtime';
import type { ApiToken } from '../api/parley-api.ts';
import { browserClock, type Clock } from '../clock.ts';
import { Emitter } from '../events.ts';
import { type Log, silentLog } from '../log.ts';
import { Machine, Timer } from '../machine.ts';
import { socketIo } from '../signaling/socket-io.ts';
import type { CreateSocket, SignalingSocket } from '../signaling/socket.ts';
import { browserWake, type OnWake } from '../signaling/wake.ts';
import { asParleyError } from '../signaling/refusal.ts';
import { type Slice, WritableSlice } from '../slice.ts';
import { type Change, readMessage } from './server-message.ts';
import {
  type Moment,
  noUpdates,
  reduceUpdates,
  type UpdatesEffect,
  type UpdatesEvent,
  type UpdatesState,
} from './updates-state.ts';

export interface MeUpdatesOptions {
  /** Where the server is, such as `https://meet.example.org`; empty for the page's own. */
  serverUrl?: string;
  /** Bearer token of the person, or a function that gives one. Default: the browser's cookies say who it is. */
  token?: ApiToken;
  createSocket?: CreateSocket<MeHandshake, MeClientMessages>;
  clock?: Clock;
  /** Between 0 and 1. */
  random?: () => number;
  onWake?: OnWake;
  log?: Log;
}

/** Whether changes are told at the moment. `over`: the server will not have it, such as `UNAUTHENTICATED` after signing out. */
export type MeConnection = { name: 'idle' | 'connecting' | 'open' | 'waiting' } | { name: 'over'; error: ParleyError };

const PROBE_TIMEOUT = 2000;

/**
 * Hears that something of a signed-in person changed: calls that begin, end or move, being let into one, their profile.
 * It says *that*; what is so now is read by REST.
 *
 * ```ts
 * const updates = new MeUpdates();
 * updates.on('changed', (changes) => readAgain(changes));
 * updates.start();
 * ```
 */
export class MeUpdates {
  readonly #options: Required<Omit<MeUpdatesOptions, 'token'>> & Pick<MeUpdatesOptions, 'token'>;
  readonly #link: Machine<UpdatesState, UpdatesEvent & { at: Moment }, UpdatesEffect>;
  readonly #timer: Timer;
  readonly #events = new Emitter<{ changed: [changes: readonly Change[]] }>();
  readonly #connection = new WritableSlice<MeConnection>({ name: 'idle' });
  /** The newest; of use while the state is `opening` or `open`. */
  #socket: SignalingSocket<MeClientMessages> | null = null;
  #ignoreWake: () => void = () => {};

  constructor(options: MeUpdatesOptions = {}) {
    this.#options = {
      serverUrl: '',
      createSocket: socketIo({ namespace: ME_NAMESPACE }),
      clock: browserClock,
      random: Math.random,
      onWake: browserWake,
      log: silentLog,
      ...options,
    };
    this.#link = new Machine(noUpdates, reduceUpdates, (effect) => this.#carryOut(effect));
    this.#timer = new Timer(this.#options.clock, () => this.#feed({ type: 'timer_due' }));
  }

  get connection(): Slice<MeConnection> {
    return this.#connection;
  }

  /** Calls `listener` with what changed; the answer stops it. */
  on(name: 'changed', listener: (changes: readonly Change[]) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Begins, or begins anew after it was over. */
  start(): void {
    this.#feed({ type: 'start' });
  }

  /** Tries at once. */
  reconnectNow(): void {
    this.#feed({ type: 'wake' });
  }

  stop(): void {
    this.#feed({ type: 'stop' });
  }

  #feed(event: UpdatesEvent): void {
    const { clock, random } = this.#options;
    this.#link.feed({ ...event, at: { monotonic: clock.monotonic(), random: random() } });
  }

  #carryOut(effect: UpdatesEffect): void {
    switch (effect.type) {
      case 'open_socket':
        void this.#open(effect.socket);
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
        this.#ignoreWake = this.#options.onWake(() => this.#feed({ type: 'wake' }));
        break;
      case 'ignore_wake':
        this.#ignoreWake();
        break;
      case 'tell_state':
        this.#connection.set(viewOf(effect.state));
    }
  }

  async #open(socket: number): Promise<void> {
    const { serverUrl, token, createSocket } = this.#options;
    try {
      const shown = typeof token === 'function' ? await token() : token;
      // Stopped, or given up, while the token was on its way.
      if (this.#link.state.sockets !== socket || this.#link.state.name !== 'opening') return;
      const handshake = { protocol: ME_VERSION, ...(shown === undefined ? {} : { token: shown }) };
      this.#socket = createSocket(serverUrl, handshake, {
        opened: () => this.#feed({ type: 'opened', socket }),
        received: (name, payload) => this.#received(socket, name, payload),
        closed: (refusal) => this.#feed({ type: 'lost', socket, refusal }),
      });
    } catch (error) {
      this.#feed({ type: 'lost', socket, refusal: asParleyError(error) });
    }
  }

  #received(socket: number, name: string, payload: unknown): void {
    // What an older one says late is told by the newest anyway.
    if (socket !== this.#link.state.sockets) return;
    const told = readMessage(name, payload);
    if (told === null) this.#options.log.debug('A message that this version does not know', { name });
    else if (told.name === 'changed') this.#events.emit('changed', told.changes);
    else if (told.name === 'error') this.#feed({ type: 'lost', socket, refusal: told.error });
    else this.#feed({ type: 'lost', socket, refusal: null, after: told.after });
  }

  /** Asks a silent connection whether it is alive. */
  async #probe(socket: number): Promise<void> {
    try {
      await this.#socket?.send('me_probe', {}, PROBE_TIMEOUT);
    } catch {
      this.#feed({ type: 'lost', socket, refusal: null });
    }
  }
}

const viewOf = (state: UpdatesState): MeConnection => {
  if (state.name === 'over') return { name: 'over', error: state.error };
  return { name: state.name === 'opening' ? 'connecting' : state.name };
};
