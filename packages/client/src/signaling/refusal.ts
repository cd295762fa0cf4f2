import { type ErrorCode, ParleyError } from '@parley/contract/errors';
import type { Acknowledgement } from '@parley/contract/realtime';

/** Refusals that trying again as the same peer does not change. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  'VALIDATION_FAILED',
  'PROTOCOL_UNSUPPORTED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'CONFERENCE_FULL',
  'TAKEN_OVER',
  'CONFERENCE_ENDED',
]);

const PASSING: ReadonlySet<ErrorCode> = new Set(['TIMEOUT', 'NETWORK_UNREACHABLE', 'RATE_LIMITED', 'UNAVAILABLE']);

export const isFinal = (error: ParleyError): boolean => FINAL.has(error.code);

/** Whether a command failed on its way, so that it may be sent again, rather than by the server's decision. */
export const isPassing = (error: ParleyError): boolean => PASSING.has(error.code);

/** @throws ParleyError for a negative acknowledgement. */
export function assertDone(answer: Acknowledgement): void {
  if (!answer.ok) throw ParleyError.from(answer);
}

export const asParleyError = (error: unknown): ParleyError =>
  error instanceof ParleyError ? error : new ParleyError('INTERNAL', 'Something went wrong.', { cause: error });
