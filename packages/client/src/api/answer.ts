import { type ErrorBody, ParleyError } from '@parley/contract/errors';

/**
 * The body of a successful answer (`null` for none, bytes for what is not JSON).
 * @throws ParleyError with the code of the body, or one that fits the status when something else than Parley answered.
 */
export async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const contentType = response.headers.get('content-type') ?? '';
  const json = contentType.includes('json');
  if (response.ok && json) return response.json();
  if (response.ok) return { contentType, bytes: new Uint8Array(await response.arrayBuffer()) };

  const body: unknown = json ? await response.json().catch(() => null) : null;
  if (isErrorBody(body)) throw ParleyError.from(withRetryAfter(body, response));
  throw new ParleyError(codeOf(response.status), `The server answered with status ${response.status}.`, {
    details: { status: response.status },
  });
}

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' && 'error' in body;

/** `details.retryAfter` in seconds, so that a page can say when to try again. */
function withRetryAfter(body: ErrorBody, response: Response): ErrorBody {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? { ...body, details: { retryAfter: seconds, ...body.details } } : body;
}

/** For answers of proxies and gateways, which know nothing of Parley's errors. */
function codeOf(status: number) {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'PAYLOAD_TOO_LARGE';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'UNAVAILABLE' : 'VALIDATION_FAILED';
}
