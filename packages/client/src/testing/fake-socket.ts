import { ParleyError } from '@parley/contract/errors';
import type {
  Acknowledgement,
  ClientMessageName,
  Handshake,
  ServerMessage,
  ServerMessageName,
} from '@parley/contract/realtime';
import type { CreateSocket, SocketListener } from '../signaling/socket.ts';

export interface SentMessage {
  name: ClientMessageName;
  message: Record<string, unknown>;
  /** Acknowledges it. */
  answer(acknowledgement?: Acknowledgement): void;
}

/** One connection as the server's side of a test sees it. */
export class FakeSocket {
  readonly handshake: Handshake | Promise<Handshake>;
  readonly sent: SentMessage[] = [];
  closed = false;
  readonly #listener: SocketListener;
  readonly #waiting = new Set<(error: ParleyError) => void>();

  constructor(handshake: Handshake | Promise<Handshake>, listener: SocketListener) {
    this.handshake = handshake;
    // As a real one, which ends without it.
    if (handshake instanceof Promise) handshake.catch(() => {});
    this.#listener = listener;
  }

  open(): void {
    this.#listener.opened();
  }

  tell<N extends ServerMessageName>(name: N, message: ServerMessage<N>): void {
    this.#listener.received(name, message);
  }

  /** The connection breaks, or the server refuses it. */
  break(refusal: ParleyError | null = null): void {
    this.closed = true;
    this.fail('NETWORK_UNREACHABLE');
    this.#listener.closed(refusal);
  }

  /** What waits for an acknowledgement will not get one. */
  fail(code: 'NETWORK_UNREACHABLE' | 'TIMEOUT'): void {
    for (const reject of this.#waiting) reject(new ParleyError(code, 'No answer'));
    this.#waiting.clear();
  }

  /** What was sent under a name. */
  of(name: ClientMessageName): SentMessage[] {
    return this.sent.filter((sent) => sent.name === name);
  }

  send(name: ClientMessageName, message: Record<string, unknown>): Promise<Acknowledgement> {
    if (this.closed) return Promise.reject(new ParleyError('NETWORK_UNREACHABLE', 'Closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      const answer = (acknowledgement: Acknowledgement = { ok: true }) => {
        this.#waiting.delete(reject);
        resolve(acknowledgement);
      };
      this.sent.push({ name, message, answer });
    });
  }
}

/** A server that a test plays: every connection that was opened, in order. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];

  readonly createSocket: CreateSocket = (_url, handshake, listener) => {
    const socket = new FakeSocket(handshake, listener);
    this.sockets.push(socket);
    return {
      send: (name, message) => socket.send(name, message),
      close: () => {
        socket.closed = true;
        socket.fail('NETWORK_UNREACHABLE');
      },
    };
  };

  /** The newest connection. */
  get socket(): FakeSocket {
    const newest = this.sockets.at(-1);
    if (newest === undefined) throw new Error('Nobody connected');
    return newest;
  }
}
