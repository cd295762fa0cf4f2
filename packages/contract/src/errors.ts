/** Codes that the server answers with, and the HTTP status that each has on REST. */
export const SERVER_ERRORS = {
  VALIDATION_FAILED: 400,
  SETTING_UNSUPPORTED: 400,
  PROTOCOL_UNSUPPORTED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TOO_EARLY: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  CONFERENCE_FULL: 409,
  INVALID_TRANSITION: 409,
  TAKEN_OVER: 409,
  CONFERENCE_ENDED: 410,
  PEER_GONE: 410,
  VERSION_CONFLICT: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  PROVIDER_ERROR: 502,
  UNAVAILABLE: 503,
} as const;

/** Codes that only the client raises, each for something a person can act on. */
export const CLIENT_ERRORS = [
  'NETWORK_UNREACHABLE',
  'TIMEOUT',
  'MEDIA_DENIED',
  'MEDIA_NOT_FOUND',
  'MEDIA_IN_USE',
  'INSECURE_CONTEXT',
  'BROWSER_UNSUPPORTED',
] as const;

export type ServerErrorCode = keyof typeof SERVER_ERRORS;
export type ErrorCode = ServerErrorCode | (typeof CLIENT_ERRORS)[number];

/** The one shape of an error, on REST and in the acknowledgement of a realtime message. */
export interface ErrorBody {
  /** A sentence that a person can act on. */
  error: string;
  code: ErrorCode;
  details: Record<string, unknown>;
}

/** A failure with a code of the contract. Everything that Parley throws on purpose is one of these. */
export class ParleyError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ParleyError';
    this.code = code;
    this.details = options.details ?? {};
  }

  toBody(): ErrorBody {
    return { error: this.message, code: this.code, details: this.details };
  }

  static from(body: ErrorBody): ParleyError {
    return new ParleyError(body.code, body.error, { details: body.details });
  }
}
