import { ParleyError, SERVER_ERRORS } from '@parley/contract';
import type { Logger } from '../log/logger.ts';

/** The error as it may be told to a caller. What nobody threw on purpose is logged here and becomes `INTERNAL`. */
export function answerable(error: unknown, log: Logger): ParleyError {
  if (error instanceof ParleyError && error.code in SERVER_ERRORS) return error;
  log.error({ err: error }, 'Something failed that should not');
  return new ParleyError('INTERNAL', 'Something went wrong on the server. Please try again.', { cause: error });
}
