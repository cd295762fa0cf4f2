/** Where a line belongs, besides its module. */
export type LogCategory = 'lifecycle' | 'provider' | 'signaling' | 'security' | 'performance';

type Fields = Record<string, unknown> & { category?: LogCategory };

/**
 * Structured log of one module. error: somebody must act; warn: something went wrong and was dealt with; info: what an
 * operator wants to see of normal life, at most about one line a second; debug: for finding faults. No secret, token,
 * chat text or SDP in any of them.
 */
export interface Logger {
  error(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  info(fields: Fields, message: string): void;
  debug(fields: Fields, message: string): void;
  /** The same with these fields on every line. */
  with(fields: Fields): Logger;
}

/** Makes the logger of a module; its level is that of `LOG_LEVEL=info,rooms=debug`. */
export type LoggerFactory = (module: string) => Logger;

export const silentLogger: Logger = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  with: () => silentLogger,
};
