import { ParleyError } from '@parley/contract';
import {
  type Acknowledgement,
  CLIENT_MESSAGES,
  type ClientMessage,
  type ClientMessageName,
  LIMITS,
} from '@parley/contract/realtime';
import type { Clock } from '../clock/clock.ts';
import { answerable } from '../errors/answerable.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { Tally } from '../rate/tally.ts';
import { TokenBucket } from '../rate/token-bucket.ts';
import { validate } from '../validation/validate.ts';
import type { RealtimeSocket } from './sockets.ts';

/**
 * One handler per message. Handlers of one connection begin in the order of arrival and may overlap. What they throw is
 * the negative acknowledgement; returning is the positive one.
 */
export type MessageHandlers = { [N in ClientMessageName]: (message: ClientMessage<N>) => Promise<void> | void };

interface Tools {
  clock: Clock;
  log: Logger;
  metrics: Metrics;
}

const REFUSAL_WINDOW = 10_000;
const UNKNOWN_RATE = { burst: 10, perSecond: 1 };

/** Takes everything that a connection says: rate (F2), schema (F1), handler, acknowledgement. Nothing it sends can throw here. */
export function receiveMessages(
  socket: RealtimeSocket,
  handlers: MessageHandlers,
  { clock, log, metrics }: Tools,
): void {
  const buckets = new Map<string, TokenBucket>();
  const refusals = new Tally(LIMITS.refusalsUntilCut, REFUSAL_WINDOW);
  const counted = metrics.counter('parley_realtime_messages_total', {
    help: 'Messages from browsers, by name and outcome',
    labels: ['message', 'outcome'],
  });

  const withinRate = (name: ClientMessageName | null): boolean => {
    const now = clock.monotonic();
    const bucket = buckets.get(name ?? '') ?? new TokenBucket(name === null ? UNKNOWN_RATE : LIMITS.rates[name], now);
    buckets.set(name ?? '', bucket);
    return bucket.take(now);
  };

  const handle = async (name: ClientMessageName | null, message: unknown): Promise<Acknowledgement> => {
    try {
      if (!withinRate(name)) throw new ParleyError('RATE_LIMITED', 'Too many messages. Wait a moment.');
      if (name === null) throw new ParleyError('VALIDATION_FAILED', 'There is no message of this name.');
      const handler = handlers[name] as (message: unknown) => Promise<void> | void;
      await handler(validate(CLIENT_MESSAGES[name], message));
      counted.add({ message: name, outcome: 'ok' });
      return { ok: true };
    } catch (error) {
      const told = answerable(error, log);
      counted.add({ message: name ?? 'unknown', outcome: told.code });
      if (told.code === 'RATE_LIMITED' && refusals.reached(clock.monotonic())) cut(socket, log);
      return { ok: false, ...told.toBody() };
    }
  };

  socket.onAny((name: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: Acknowledgement) => void) : null;
    const message = args[0] === last && acknowledge !== null ? undefined : args[0];
    void handle(isKnown(name) ? name : null, message).then((answer) => acknowledge?.(answer));
  });
}

const isKnown = (name: string): name is ClientMessageName => Object.hasOwn(CLIENT_MESSAGES, name);

function cut(socket: RealtimeSocket, log: Logger): void {
  log.warn({ category: 'security', connection: socket.id }, 'Connection closed: it kept on sending too much');
  const reason = new ParleyError('RATE_LIMITED', 'This connection sent far too many messages and was closed.');
  socket.emit('webrtc_error', reason.toBody());
  socket.disconnect(true);
}
