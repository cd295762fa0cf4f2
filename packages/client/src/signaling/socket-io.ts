import { type ErrorBody, ParleyError } from '@parley/contract/errors';
import type { Acknowledgement } from '@parley/contract/realtime';
import { io } from 'socket.io-client';
import type { CreateSocket } from './socket.ts';

/** Milliseconds for the WebSocket and the handshake. */
const CONNECT_TIMEOUT = 5000;

/** A connection over Socket.IO: WebSocket alone, without its own reconnecting. */
export const createSocketIo: CreateSocket = (serverUrl, handshake, listener) => {
  const options = {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    timeout: CONNECT_TIMEOUT,
    auth: handshake,
    withCredentials: true,
  };
  const socket = serverUrl === '' ? io(options) : io(serverUrl, options);
  let over = false;
  const end = (refusal: ParleyError | null) => {
    if (over) return;
    over = true;
    socket.disconnect();
    listener.closed(refusal);
  };
  socket.on('connect', () => listener.opened());
  socket.on('connect_error', (error: Error & { data?: unknown }) => end(refusalIn(error.data)));
  socket.on('disconnect', () => end(null));
  socket.onAny((name: string, payload: unknown) => {
    if (!over) listener.received(name, payload);
  });

  return {
    async send(name, message, timeout) {
      if (over) throw unreachable();
      try {
        return (await socket.timeout(timeout).emitWithAck(name, message)) as Acknowledgement;
      } catch (error) {
        if (over) throw unreachable(error);
        throw new ParleyError('TIMEOUT', 'The server took too long to answer.', { cause: error });
      }
    },
    close() {
      over = true;
      socket.disconnect();
    },
  };
};

const unreachable = (cause?: unknown) =>
  new ParleyError('NETWORK_UNREACHABLE', 'There is no connection to the server.', { cause });

/** The server's refusal of a handshake travels as an error body in Socket.IO's `data`. */
function refusalIn(data: unknown): ParleyError | null {
  if (typeof data !== 'object' || data === null || !('code' in data) || !('error' in data)) return null;
  const body = data as Partial<ErrorBody>;
  return ParleyError.from({ error: String(body.error), code: body.code ?? 'INTERNAL', details: body.details ?? {} });
}
