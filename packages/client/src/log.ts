/**
 * Where the SDK writes what a developer may want to see. `warn`: something failed and was dealt with; `info`: rare
 * turning points; `debug`: everything else. Never tokens, tickets or what people wrote.
 */
export interface Log {
  warn(message: string, details?: Record<string, unknown>): void;
  info(message: string, details?: Record<string, unknown>): void;
  debug(message: string, details?: Record<string, unknown>): void;
}

export const silentLog: Log = { warn: () => {}, info: () => {}, debug: () => {} };
