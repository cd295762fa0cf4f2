import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { LIMITS, LIVENESS } from '@parley/contract/realtime';
import { Server } from 'socket.io';
import type { Clock } from '../clock/clock.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { addressKey, RateLimiter } from '../rate/rate-limiter.ts';
import type { Rate } from '../rate/token-bucket.ts';
import { closeSlowConsumers } from './slow-consumers.ts';
import type { RealtimeServer } from './sockets.ts';

interface Options {
  http: HttpServer;
  /** Origins whose pages may connect. Programs send none and are let through: a room token is asked of everybody. */
  origins: ReadonlySet<string>;
  /** Where a request comes from, proxies considered. */
  addressOf: (request: IncomingMessage) => string;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** Handshakes of one address. Default `HANDSHAKES`. */
  handshakes?: Rate;
}

/**
 * Of one address: a whole school behind it comes back at once after a restart, and who comes late has left (L4). One costs a
 * millisecond of the thread, so that a flood from one address takes a tenth of it at most.
 */
const HANDSHAKES: Rate = { burst: 2000, perSecond: 100 };
/** Time for a new connection to say who it is, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** The realtime server at `/socket.io/`, WebSocket alone. Who is behind a connection is for the rooms to find out (J1). */
export function createSocketServer(options: Options): RealtimeServer {
  const { http, origins, addressOf, clock, log, metrics, handshakes = HANDSHAKES } = options;
  const limit = new RateLimiter(clock);
  const refused = metrics.counter('parley_realtime_handshakes_refused_total', {
    help: 'Realtime connections refused before they began',
    labels: ['reason'],
  });

  const io: RealtimeServer = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LIMITS.frameBytes,
    pingInterval: LIVENESS.pingInterval,
    pingTimeout: LIVENESS.pingTimeout,
    connectTimeout: CONNECT_TIMEOUT,
    allowRequest(request, answer) {
      const { origin } = request.headers;
      const reason =
        origin !== undefined && !origins.has(origin)
          ? 'origin'
          : limit.take(addressKey(addressOf(request)), handshakes).allowed
            ? null
            : 'rate';
      if (reason !== null) {
        refused.add({ reason });
        log.warn({ category: 'security', reason, origin }, 'Realtime connection refused');
      }
      answer(reason, reason === null);
    },
  });
  closeSlowConsumers(io, log);
  metrics.gauge('parley_realtime_connections', {
    help: 'Open realtime connections',
    collect: (gauge) => gauge.set(io.engine.clientsCount),
  });
  return io;
}
