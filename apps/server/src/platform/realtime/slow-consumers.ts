import type { Socket as EngineConnection } from 'engine.io';
import type { Logger } from '../log/logger.ts';
import type { RealtimeServer } from './sockets.ts';

/** Bytes that may wait for one connection (F5). */
const MOST_WAITING = 1024 * 1024;

/** The WebSocket under a connection, of which Socket.IO's types say nothing. */
interface Wire {
  bufferedAmount: number;
  terminate(): void;
}
const wireOf = (connection: EngineConnection): Wire | undefined =>
  (connection.transport as unknown as { socket?: Wire }).socket;

/**
 * Closes connections that do not read (F5). What waits is in two places: packets that Engine.IO keeps until the last
 * batch was written, and the WebSocket's own buffer.
 */
export function closeSlowConsumers(io: RealtimeServer, log: Logger): void {
  io.engine.on('connection', (connection: EngineConnection) => {
    let kept = 0;
    connection.on('flush', () => {
      kept = 0;
    });
    connection.on('packetCreate', (packet: { data?: unknown }) => {
      kept += sizeOf(packet.data);
      const wire = wireOf(connection);
      if (wire === undefined || kept + wire.bufferedAmount <= MOST_WAITING) return;
      log.warn({ category: 'performance', waiting: kept + wire.bufferedAmount }, 'Connection closed: it does not read');
      wire.terminate();
    });
  });
}

const sizeOf = (data: unknown): number => {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
};
