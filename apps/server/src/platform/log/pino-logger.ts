import { type DestinationStream, type Logger as Pino, pino } from 'pino';
import type { Logger, LoggerFactory } from './logger.ts';

interface Options {
  level: string;
  /** Level of single modules, instead of `level`. */
  modules: Record<string, string>;
  /** JSON for machines, one readable line for people. */
  format: 'json' | 'plain';
  destination: DestinationStream;
}

/** Fields whose value is never written, at the top and one level down: the last fence, callers leave them out anyway. */
const SECRET = ['password', 'token', 'ticket', 'secret', 'cookie', 'authorization', 'credential', 'passcode', 'sdp'];

/** The log of this process, made by pino. */
export function createLog({ level, modules, format, destination }: Options): LoggerFactory {
  const root = pino(
    {
      level: 'debug',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    format === 'json' ? destination : { write: (line) => destination.write(plain(line)) },
  );
  return (module) => wrap(root.child({ module }, { level: modules[module] ?? level }));
}

const wrap = (log: Pino): Logger => ({
  error: (fields, message) => log.error(fields, message),
  warn: (fields, message) => log.warn(fields, message),
  info: (fields, message) => log.info(fields, message),
  debug: (fields, message) => log.debug(fields, message),
  with: (fields) => wrap(log.child(fields)),
});

/** The parts of an error that help. Database errors end with the parameters of their query, which may be anything: these are left out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const message = error.message.replace(/\n?params: [\s\S]*$/, '');
  return {
    type: error.name,
    message,
    ...('code' in error && { code: error.code }),
    stack: error.stack?.replace(error.message, () => message) ?? '',
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** `15:04:05 info  rooms: Room loaded  room=room_…`, and the stack of an error below it. */
function plain(line: string): string {
  const { level, time, module, msg, err, error = err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const more = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? `\n${String(error.stack)}` : '';
  const text = `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${String(module)}: ${String(msg)}`;
  return `${[text, ...more].join('  ')}${stack}\n`;
}
