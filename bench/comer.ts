import { EVENT_MESSAGES, PROTOCOL_VERSION, type RoomEvent, type WebrtcJoined } from '@parley/contract/realtime';
import { io, type Socket } from 'socket.io-client';
import { GIVE_UP_AFTER, reconnectDelay } from '../packages/client/src/signaling/reconnect-policy.ts';

const EVENTS = [...new Set(Object.values(EVENT_MESSAGES))];
/** As in the client: how long one attempt may take, in milliseconds. */
const ATTEMPT_TIMEOUT = 10_000;

/** One of a herd: a connection that is lost and comes back by the client's ladder, and does nothing else. */
export class Comer {
  readonly #url: string;
  #auth: Record<string, unknown>;
  /** Without a room: being connected is being back. */
  readonly #bare: boolean;
  #socket: Socket | null = null;
  /** The server said that it cannot go on. */
  lost = false;

  constructor(url: string, bare?: Record<string, unknown>) {
    this.#url = url;
    this.#auth = bare ?? {};
    this.#bare = bare !== undefined;
  }

  async enter(token: string): Promise<void> {
    this.#auth = { protocol: PROTOCOL_VERSION, token };
    const socket = this.#open();
    const joined = new Promise((resolve) => socket.once('webrtc_joined', resolve));
    const media = { audio: true, video: true, screen: false };
    await socket.timeout(ATTEMPT_TIMEOUT).emitWithAck('webrtc_join_room', { op_id: 'herd-join-1', media });
    await joined;
  }

  cut(): void {
    this.#socket?.io.engine?.close();
    this.#socket = null;
  }

  /** Milliseconds of the attempt that succeeded, and how many it took. */
  async comeBack(): Promise<{ took: number; tries: number }> {
    const start = performance.now();
    for (let tries = 0; ; tries++) {
      const delay = reconnectDelay(tries, performance.now() - start, Math.random(), GIVE_UP_AFTER);
      if (delay === null || this.lost) throw new Error('Did not come back');
      await new Promise((resolve) => setTimeout(resolve, delay));
      const began = performance.now();
      if (await this.#attempt()) return { took: performance.now() - began, tries: tries + 1 };
      this.cut();
    }
  }

  #attempt(): Promise<boolean> {
    const socket = this.#open();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ATTEMPT_TIMEOUT, false);
      const settle = (back: boolean) => {
        clearTimeout(timer);
        resolve(back);
      };
      socket.once(this.#bare ? 'connect' : 'webrtc_joined', () => settle(true));
      socket.once('disconnect', () => settle(false));
      socket.once('connect_error', (error: Error & { data?: { code?: string } }) => {
        this.lost ||= error.data?.code === 'UNAUTHENTICATED';
        settle(false);
      });
    });
  }

  #open(): Socket {
    const socket = io(this.#url, { auth: this.#auth, transports: ['websocket'], reconnection: false, forceNew: true });
    this.#socket = socket;
    socket.on('webrtc_joined', ({ ticket, epoch, seq }: WebrtcJoined) => {
      this.#auth = { protocol: PROTOCOL_VERSION, ticket, epoch, seq };
    });
    for (const name of EVENTS) {
      socket.on(name, ({ epoch, seq }: RoomEvent) => {
        this.#auth = { ...this.#auth, epoch, seq };
      });
    }
    return socket;
  }
}
