import { type ErrorBody, ParleyError } from '@parley/contract/errors';
import type { Acknowledgement, ClientMessages, Handshake } from '@parley/contract/realtime';
import { browserClock, type Clock } from '../clock.ts';
import { Timer } from '../machine.ts';
import type { CreateSocket } from './socket.ts';
import { connectPacket, disconnectPacket, eventPacket, type Packet, PONG, readPacket } from './socket-io-packet.ts';

/** Milliseconds for the WebSocket to open; from then on the server's pings say whether it lives. */
const CONNECT_TIMEOUT = 5000;

/** The part of a WebSocket that is used. */
export type UsedWebSocket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

export interface SocketIoOptions {
  clock?: Clock;
  openWebSocket?: (url: string) => UsedWebSocket;
  /** As `/me`. Default: the rooms', which has no name. */
  namespace?: string;
}

interface Waiting {
  resolve(answer: Acknowledgement): void;
  reject(error: ParleyError): void;
}

/**
 * Connections that speak Socket.IO over a WebSocket, and nothing else of it: no polling, no binary data, no reconnecting of
 * its own. Its own client is thirty times as much code, nearly all for what Parley's server does not offer.
 */
export const socketIo =
  <Opening = Handshake, Messages = ClientMessages>({
    clock = browserClock,
    openWebSocket = (url) => new WebSocket(url),
    namespace = '',
  }: SocketIoOptions = {}): CreateSocket<Opening, Messages> =>
  (serverUrl, handshake, listener) => {
    const into = namespace && `${namespace},`;
    const waiting = new Map<number, Waiting>();
    /** Said before the handshake was taken; null from then on. */
    let early: string[] | null = [];
    let sent = 0;
    let patience = CONNECT_TIMEOUT;
    let over = false;

    const stop = () => {
      over = true;
      timer.stop();
      globalThis.removeEventListener?.('offline', lost);
      socket?.close();
      for (const { reject } of waiting.values()) reject(unreachable());
      waiting.clear();
    };
    const end = (refusal: ParleyError | null) => {
      if (over) return;
      stop();
      listener.closed(refusal);
    };
    const lost = () => end(null);
    const timer = new Timer(clock, lost);

    const introduce = (opening: Opening) => {
      if (!over) socket?.send(connectPacket(into, opening));
    };

    const take = (packet: Packet) => {
      switch (packet.type) {
        case 'open':
          patience = packet.pingInterval + packet.pingTimeout;
          timer.set(patience);
          if (handshake instanceof Promise) void handshake.then(introduce, lost);
          else introduce(handshake);
          break;
        case 'ping':
          timer.set(patience);
          socket?.send(PONG);
          break;
        case 'connected':
          for (const frame of early ?? []) socket?.send(frame);
          early = null;
          listener.opened();
          break;
        case 'refused':
          end(refusalIn(packet.data));
          break;
        case 'event':
          listener.received(packet.name, packet.payload);
          break;
        case 'answer':
          waiting.get(packet.to)?.resolve(packet.payload as Acknowledgement);
          break;
        case 'closed':
          end(null);
          break;
        case 'nothing':
      }
    };

    const socket = opened(() => openWebSocket(addressOf(serverUrl)));
    timer.set(CONNECT_TIMEOUT);
    globalThis.addEventListener?.('offline', lost);
    // Not at once: whoever asked for the connection does not have it yet.
    if (socket === null) queueMicrotask(lost);
    else {
      socket.addEventListener('close', lost);
      socket.addEventListener('message', ({ data }) => {
        if (over) return;
        const packet = readable(data);
        if (packet === null) end(null);
        else take(packet);
      });
    }

    return {
      send(name, message, timeout) {
        if (over) return Promise.reject(unreachable());
        const number = (sent += 1);
        const answered = new Promise<Acknowledgement>((resolve, reject) => waiting.set(number, { resolve, reject }));
        const stopWaiting = clock.after(timeout, () =>
          waiting.get(number)?.reject(new ParleyError('TIMEOUT', 'The server took too long to answer.')),
        );
        const frame = eventPacket(into, number, name, message);
        if (early === null) socket?.send(frame);
        else early.push(frame);
        return answered.finally(() => {
          stopWaiting();
          waiting.delete(number);
        });
      },
      close() {
        if (over) return;
        if (early === null) socket?.send(disconnectPacket(into));
        stop();
      },
    };
  };

export const createSocketIo = socketIo();

/** Null where the browser refuses the address, as it does with `ws:` on a page under https. */
function opened(open: () => UsedWebSocket): UsedWebSocket | null {
  try {
    return open();
  } catch {
    return null;
  }
}

function readable(frame: unknown): Packet | null {
  try {
    return readPacket(String(frame));
  } catch {
    return null;
  }
}

function addressOf(serverUrl: string): string {
  const url = new URL('/socket.io/?EIO=4&transport=websocket', serverUrl || location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

const unreachable = () => new ParleyError('NETWORK_UNREACHABLE', 'There is no connection to the server.');

/** The server's refusal of a handshake travels as an error body in Socket.IO's `data`. */
function refusalIn(data: unknown): ParleyError | null {
  if (typeof data !== 'object' || data === null || !('code' in data) || !('error' in data)) return null;
  const body = data as Partial<ErrorBody>;
  return ParleyError.from({ error: String(body.error), code: body.code ?? 'INTERNAL', details: body.details ?? {} });
}
