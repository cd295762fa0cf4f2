import type { Logger } from '../log/logger.ts';
import type { RealtimeServer, RealtimeSocket } from './sockets.ts';

/** The connection under a socket, of Engine.IO. */
type EngineConnection = RealtimeSocket['conn'];

/** Bytes that may wait for one connection (F5). */
const MOST_WAITING = 1024 * 1024;
/** One packet counts for this at most: a snapshot may be larger than all that may wait, and is sent once. */
const MOST_OF_ONE = 64 * 1024;

/**
 * Closes connections that do not read (F5). What waits is in two places: packets that Engine.IO keeps until the last
 * batch was written, and that batch.
 */
export function closeSlowConsumers(io: RealtimeServer, log: Logger): void {
  io.engine.on('connection', (connection: EngineConnection) => {
    let kept = 0;
    let beingWritten = 0;
    connection.on('flush', () => {
      beingWritten = kept;
      kept = 0;
    });
    connection.transport.on('ready', () => {
      beingWritten = 0;
    });
    connection.on('packetCreate', (packet: { data?: unknown }) => {
      kept += Math.min(sizeOf(packet.data), MOST_OF_ONE);
      if (kept + beingWritten <= MOST_WAITING) return;
      log.warn({ category: 'performance', waiting: kept + beingWritten }, 'Connection closed: it does not read');
      terminate(connection);
    });
  });
}

const sizeOf = (data: unknown): number => {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
};

/** At once: a closing handshake would wait behind what is not read. Engine.IO's types do not show the WebSocket. */
function terminate({ transport }: EngineConnection): void {
  (transport as unknown as { socket: { terminate(): void } }).socket.terminate();
}
