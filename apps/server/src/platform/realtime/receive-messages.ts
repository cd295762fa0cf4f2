import { type ErrorBody, ParleyError } from '@parley/contract';
import { type Acknowledgement, LIMITS } from '@parley/contract/realtime';
import type * as z from 'zod/mini';
import type { Clock } from '../clock/clock.ts';
import { answerable } from '../errors/answerable.ts';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { Tally } from '../rate/tally.ts';
import { type Rate, TokenBucket } from '../rate/token-bucket.ts';
import { validate } from '../validation/validate.ts';

type Schemas = Record<string, z.ZodMiniType>;

/**
 * One handler per message. Handlers of one connection begin in the order of arrival and may overlap. What they throw is
 * the negative acknowledgement; returning is the positive one.
 */
export type MessageHandlers<Messages extends Schemas> = {
  [N in keyof Messages]: (message: z.infer<Messages[N]>) => Promise<void> | void;
};

/** What a connection may say, and what comes of it. */
export interface Hearing<Messages extends Schemas> {
  messages: Messages;
  rates: { readonly [N in keyof Messages]: Rate };
  handlers: MessageHandlers<Messages>;
  /** Has what arrives be read as another message. */
  read?(name: string, message: unknown): { name: string; message: unknown };
  /** Tells it why it is closed. */
  refuse(reason: ErrorBody): void;
  /** Tells it why a message was refused for which it asked no acknowledgement. */
  tellRefusal?(reason: ErrorBody): void;
}

/** The part of a connection that is used, whatever its namespace. */
interface Speaker {
  readonly id: string;
  onAny(listener: (name: string, ...args: unknown[]) => void): unknown;
  disconnect(close: boolean): unknown;
}

interface Tools {
  clock: Clock;
  log: Logger;
  metrics: Metrics;
}

const REFUSAL_WINDOW = 10_000;
const UNKNOWN_RATE = { burst: 10, perSecond: 1 };

/** Takes everything that a connection says: rate (F2), schema (F1), handler, acknowledgement. Nothing it sends can throw here. */
export function receiveMessages<Messages extends Schemas>(
  socket: Speaker,
  { messages, rates, handlers, read, refuse, tellRefusal }: Hearing<Messages>,
  { clock, log, metrics }: Tools,
): void {
  const buckets = new Map<string, TokenBucket>();
  const refusals = new Tally(LIMITS.refusalsUntilCut, REFUSAL_WINDOW);
  const counted = metrics.counter('parley_realtime_messages_total', {
    help: 'Messages from browsers, by name and outcome',
    labels: ['message', 'outcome'],
  });

  const isKnown = (name: string): name is keyof Messages & string => Object.hasOwn(messages, name);

  const withinRate = (name: string | null): boolean => {
    const now = clock.monotonic();
    const rate = (name === null ? undefined : rates[name]) ?? UNKNOWN_RATE;
    const bucket = buckets.get(name ?? '') ?? new TokenBucket(rate, now);
    buckets.set(name ?? '', bucket);
    return bucket.take(now);
  };

  const handle = async (name: (keyof Messages & string) | null, message: unknown): Promise<Acknowledgement> => {
    try {
      if (!withinRate(name)) throw new ParleyError('RATE_LIMITED', 'Too many messages. Wait a moment.');
      if (name === null) throw new ParleyError('VALIDATION_FAILED', 'There is no message of this name.');
      const handler = handlers[name] as (message: unknown) => Promise<void> | void;
      await handler(validate(messages[name] as z.ZodMiniType, message));
      counted.add({ message: name, outcome: 'ok' });
      return { ok: true };
    } catch (error) {
      const told = answerable(error, log);
      counted.add({ message: name ?? 'unknown', outcome: told.code });
      if (told.code === 'RATE_LIMITED' && refusals.reached(clock.monotonic())) cut();
      return { ok: false, ...told.toBody() };
    }
  };

  const cut = () => {
    log.warn({ category: 'security', connection: socket.id }, 'Connection closed: it kept on sending too much');
    const reason = new ParleyError('RATE_LIMITED', 'This connection sent far too many messages and was closed.');
    refuse(reason.toBody());
    socket.disconnect(true);
  };

  socket.onAny((said: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: Acknowledgement) => void) : null;
    const sent = args[0] === last && acknowledge !== null ? undefined : args[0];
    const { name, message } = read?.(said, sent) ?? { name: said, message: sent };
    void handle(isKnown(name) ? name : null, message).then((answer) => {
      if (acknowledge !== null) acknowledge(answer);
      else if (!answer.ok) tellRefusal?.({ error: answer.error, code: answer.code, details: answer.details });
    });
  });
}
