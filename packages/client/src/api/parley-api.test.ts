import { ParleyError } from '@parley/contract/errors';
import { expect, test } from 'vitest';
import { ParleyApi } from './parley-api.ts';

/** An API whose requests are recorded and answered with this. */
function setUp(answer: Response | ((init: RequestInit) => Promise<Response>), token?: string) {
  const requests: { url: string; init: RequestInit }[] = [];
  const api = new ParleyApi({
    baseUrl: 'https://meet.example.org/',
    ...(token === undefined ? {} : { token }),
    timeout: 20,
    fetch: async (url, init = {}) => {
      requests.push({ url: url as string, init });
      return typeof answer === 'function' ? answer(init) : answer;
    },
  });
  return { api, requests };
}

const json = (
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

const failure = async (work: Promise<unknown>): Promise<ParleyError> => {
  const error: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (error instanceof ParleyError) return error;
  throw new Error(`No ParleyError: ${String(error)}`);
};

test('sends what a route takes, with the cookies, and answers its body', async () => {
  const { api, requests } = setUp(json({ state: 'early' }));
  const request = { params: { code: 'abc/defg hij' }, body: { name: 'Ann' } };
  const answer = await api.request('POST /api/join/{code}', request, { idempotencyKey: 'key-12345678' });
  expect(answer).toEqual({ state: 'early' });
  expect(requests[0]?.url).toBe('https://meet.example.org/api/join/abc%2Fdefg%20hij');
  expect(requests[0]?.init).toMatchObject({
    method: 'POST',
    credentials: 'include',
    body: '{"name":"Ann"}',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'key-12345678' },
  });
});

test('sends a bearer token, a query without what is undefined, and no body where there is none', async () => {
  const { api, requests } = setUp(json({ items: [], nextCursor: null }), 'secret');
  await api.request('GET /api/video-conferences', { query: { limit: 5, cursor: undefined } });
  expect(requests[0]?.url).toBe('https://meet.example.org/api/video-conferences?limit=5');
  expect(requests[0]?.init.headers).toEqual({ accept: 'application/json', authorization: 'Bearer secret' });
  expect(requests[0]?.init.body).toBeUndefined();
});

test('says for whom a key acts, and what to call them', async () => {
  const { api, requests } = setUp(async () => json({ items: [], nextCursor: null }), 'pk_secret');
  const maya = { issuer: 'campus', subject: '4711' };
  await api.request('GET /api/video-conferences', {}, { onBehalfOf: maya });
  await api.request('GET /api/video-conferences', {}, { onBehalfOf: { ...maya, name: 'Maya Löw' } });
  expect(requests.map(({ init }) => new Headers(init.headers).get('parley-on-behalf-of'))).toEqual([
    'campus:4711',
    'campus:4711; name=Maya%20L%C3%B6w',
  ]);
});

test("a refusal has the body's code, its details, and when to try again", async () => {
  const body = { error: 'Too many', code: 'RATE_LIMITED', details: { limit: 10 } };
  const { api } = setUp(json(body, { status: 429, headers: { 'retry-after': '7' } }));
  const error = await failure(api.request('GET /api/providers'));
  expect(error).toMatchObject({ code: 'RATE_LIMITED', message: 'Too many', details: { limit: 10, retryAfter: 7 } });
});

test('an answer of something else than Parley has a code that fits its status', async () => {
  const page = (status: number) => new Response('<h1>nginx</h1>', { status, headers: { 'content-type': 'text/html' } });
  for (const [status, code] of [
    [502, 'UNAVAILABLE'],
    [404, 'NOT_FOUND'],
    [413, 'PAYLOAD_TOO_LARGE'],
    [418, 'VALIDATION_FAILED'],
  ] as const) {
    expect((await failure(setUp(page(status)).api.request('GET /api/providers'))).code).toBe(code);
  }
});

test('nothing is answered for 204', async () => {
  expect(await setUp(new Response(null, { status: 204 })).api.request('POST /api/auth/sign-out')).toBe(null);
});

test('no network, no answer in time, and a request taken back are told apart', async () => {
  const down = setUp(() => Promise.reject(new TypeError('Failed to fetch')));
  expect((await failure(down.api.request('GET /api/providers'))).code).toBe('NETWORK_UNREACHABLE');

  const silent = setUp(({ signal }) => {
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
  });
  expect((await failure(silent.api.request('GET /api/providers'))).code).toBe('TIMEOUT');

  const reason = new Error('The page was left');
  await expect(silent.api.request('GET /api/providers', undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  );
});
