import type { SignInProblem } from '@parley/contract';

/** Errors of RFC 6749 and OpenID Connect by which a provider says that it is itself in trouble. */
const IN_TROUBLE = ['temporarily_unavailable', 'server_error'];

/** What a failure of the library, or of the network below it, means to whoever wanted to sign in. */
export function problemOf(error: unknown): Extract<SignInProblem, 'cancelled' | 'expired' | 'unreachable' | 'invalid'> {
  const { code, error: said, status } = fieldsOf(error);
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR')
    return IN_TROUBLE.includes(String(said)) ? 'unreachable' : 'cancelled';
  if (code === 'OAUTH_RESPONSE_BODY_ERROR') {
    // The code was used already, or is too old.
    if (said === 'invalid_grant') return 'expired';
    return IN_TROUBLE.includes(String(said)) || Number(status) >= 500 ? 'unreachable' : 'invalid';
  }
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return 'unreachable';
  // Not an answer at all: a proxy's page, or a status like 503.
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON') return 'unreachable';
  return error instanceof TypeError && error.message === 'fetch failed' ? 'unreachable' : 'invalid';
}

const fieldsOf = (error: unknown) => (error instanceof Error ? error : {}) as Partial<Record<string, unknown>>;

/**
 * What happened, for the log: names, messages and codes of the error and its causes. Not the errors themselves, for the library puts the
 * tokens' claims and the parameters of the way back into them.
 */
export function reasonOf(error: unknown): string {
  const told: string[] = [];
  for (let one = error; one instanceof Error && told.length < 5; one = one.cause) {
    const { code, error: said } = fieldsOf(one);
    told.push([`${one.name}: ${one.message}`, code, said].filter((part) => typeof part === 'string').join(' '));
  }
  return told.join(' < ').slice(0, 1000);
}
