import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../platform/clock/clock.ts';
import { silentLogger } from '../../../platform/log/logger.ts';
import { silentMetrics } from '../../../platform/metrics/metrics.ts';
import { createSocketServer } from '../../../platform/realtime/socket-server.ts';
import type { CpuUsed } from './room-server-process.ts';

/** The baseline of `room-fanout.bench.ts`: the same Socket.IO server that passes each message on to its room and acknowledges it, no more. */
export interface BroadcastReady {
  url: string;
}

process.once('message', () => void serve());

async function serve(): Promise<void> {
  const http = createServer();
  const io = createSocketServer({
    http,
    origins: new Set(),
    addressOf: () => '127.0.0.1',
    clock: systemClock,
    log: silentLogger,
    metrics: silentMetrics,
  });
  io.on('connection', (socket) => {
    const room = `room:${String(socket.handshake.auth['room'])}`;
    void socket.join(room);
    socket.on('webrtc_chat_message', (message, acknowledge) => {
      io.to(room).emit('webrtc_chat_message', message as never);
      acknowledge({ ok: true });
    });
  });
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  process.on('message', (question) => {
    const { user, system } = process.cpuUsage();
    if (question === 'cpu') process.send?.({ microseconds: user + system } satisfies CpuUsed);
  });
  process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` } satisfies BroadcastReady);
}
