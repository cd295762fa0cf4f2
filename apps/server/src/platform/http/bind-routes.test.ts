import { defineRoute, ParleyError } from '@parley/contract';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Handlers } from './handler.ts';
import { serveRoutes } from './testing/serve-routes.ts';

const thing = z.strictObject({ name: z.string(), count: z.int() });

const routes = [
  defineRoute({
    id: 'makeThing',
    method: 'POST',
    path: '/api/things/{kind}',
    tag: 'things',
    summary: 'Make one',
    permission: 'signed_in',
    params: z.strictObject({ kind: z.enum(['round', 'square']) }),
    query: z.strictObject({ dry: z.optional(z.literal('yes')) }),
    body: z.strictObject({ name: z.string().check(z.minLength(2)), count: z.int() }),
    answers: { 201: thing },
    maxBody: 1000,
  }),
  defineRoute({
    id: 'getThing',
    method: 'GET',
    path: '/api/things/{kind}',
    tag: 'things',
    summary: 'Look',
    permission: 'anyone',
    params: z.strictObject({ kind: z.string() }),
    answers: { 200: thing },
    rateLimit: { count: 3, seconds: 30, per: 'address' },
  }),
  defineRoute({
    id: 'dropThing',
    method: 'DELETE',
    path: '/api/things/{kind}',
    tag: 'things',
    summary: 'Drop',
    permission: 'participant',
    params: z.strictObject({ kind: z.string() }),
    answers: { 204: null },
    rateLimit: { count: 1, seconds: 10, per: 'caller' },
  }),
  defineRoute({
    id: 'getPicture',
    method: 'GET',
    path: '/api/picture',
    tag: 'things',
    summary: 'Bytes',
    permission: 'anyone',
    answers: { 200: 'binary' },
  }),
] as const;

const handlers: Handlers<typeof routes> = {
  makeThing: async ({ body }) => body,
  getThing: async ({ params }) => {
    if (params.kind === 'broken') throw new TypeError('a secret inside');
    if (params.kind === 'gone') throw new ParleyError('CONFERENCE_ENDED', 'It is over.', { details: { at: 5 } });
    if (params.kind === 'odd') return { name: 'odd', count: 'many' } as unknown as z.infer<typeof thing>;
    return { name: params.kind, count: 1 };
  },
  dropThing: async (_input, { cookies }) => {
    cookies.set('crumb', 'a;b', 60);
    cookies.clear('other');
    return null;
  },
  getPicture: async () => ({ contentType: 'image/png', bytes: new Uint8Array([1, 2, 3]), maxAge: 60 }),
};

const me = { authorization: 'usr_me' };
const expectError = (answer: LightMyRequestResponse, status: number, code: string) => {
  expect(answer.json()).toEqual({ error: expect.stringMatching(/\w/), code, details: expect.any(Object) });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'application/json; charset=utf-8']);
  expect(answer.headers['x-request-id']).toMatch(/^[\w-]{8,64}$/);
};

test('[H1] [H11] every failure has the one shape, the status of its code and a link to what it means', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const get = (url: string, headers = {}) => server.inject({ url, headers });
  expectError(await get('/api/things/gone'), 410, 'CONFERENCE_ENDED');
  expectError(await get('/api/nothing'), 404, 'NOT_FOUND');
  expectError(await get('/nothing'), 404, 'NOT_FOUND');
  expectError(await get('/api/things/%zz'), 400, 'VALIDATION_FAILED');
  expectError(await get(`/api/things/${'x'.repeat(1000)}`), 404, 'NOT_FOUND');
  // An id of another system, as long as they may be and every letter percent-encoded.
  expect((await get(`/api/things/${'%2F'.repeat(200)}`)).json()).toEqual({ name: '/'.repeat(200), count: 1 });
  const put = await server.inject({ method: 'PUT', url: '/api/things/round', payload: {} });
  expectError(put, 405, 'METHOD_NOT_ALLOWED');
  expect(put.headers.allow).toBe('POST, GET, DELETE');
  expect(put.headers.link).toBe('</api/docs/errors#METHOD_NOT_ALLOWED>; rel="help"');

  const post = (payload: string, type = 'application/json') =>
    server.inject({
      method: 'POST',
      url: '/api/things/round',
      headers: { ...me, 'content-type': type },
      payload,
    });
  expectError(await post('{"name":'), 400, 'VALIDATION_FAILED');
  expectError(await post('{"__proto__":{}}'), 400, 'VALIDATION_FAILED');
  expectError(await post('name=x', 'application/x-www-form-urlencoded'), 415, 'UNSUPPORTED_MEDIA_TYPE');
  expectError(await post('{}', 'text/plain'), 415, 'UNSUPPORTED_MEDIA_TYPE');
  expectError(await post(JSON.stringify({ name: 'x'.repeat(1000), count: 1 })), 413, 'PAYLOAD_TOO_LARGE');
});

test('[H1] what nobody threw on purpose is INTERNAL, told without its words and logged with them', async () => {
  const logged: unknown[] = [];
  const log = { error: (fields: unknown) => logged.push(fields), warn() {}, info() {}, debug() {}, with: () => log };
  const { server } = await serveRoutes(routes, handlers, { log });
  const answer = await server.inject({ url: '/api/things/broken' });
  expectError(answer, 500, 'INTERNAL');
  expect(answer.body).not.toContain('secret');
  expect(logged).toEqual([{ err: expect.objectContaining({ message: 'a secret inside' }) }]);
});

test('[H2] every problem of params, query and body is listed by its path', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const answer = await server.inject({
    method: 'POST',
    url: '/api/things/flat?dry=no&wet=1',
    headers: me,
    payload: { name: 'x', count: 1.5, colour: 'red' },
  });
  expectError(answer, 400, 'VALIDATION_FAILED');
  expect(
    answer
      .json()
      .details.issues.map((issue: { path: string }) => issue.path)
      .sort(),
  ).toEqual(['body.colour', 'body.count', 'body.name', 'params.kind', 'query.dry', 'query.wet']);
});

test('[H2] fields where none are known are refused too, and the list of problems is bounded', async () => {
  const { server } = await serveRoutes(routes, handlers);
  expectError(await server.inject({ url: '/api/picture?size=5' }), 400, 'VALIDATION_FAILED');
  const answer = await server.inject({
    method: 'DELETE',
    url: '/api/things/round',
    payload: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, 1])),
  });
  expect(answer.json().details.issues).toHaveLength(100);
  expect(answer.json().details.more).toBe(400);
});

test('[H3] an answer that does not fit is INTERNAL', async () => {
  const { server } = await serveRoutes(routes, handlers);
  expectError(await server.inject({ url: '/api/things/odd' }), 500, 'INTERNAL');
});

test('[H4] a trailing slash does not matter', async () => {
  const { server } = await serveRoutes(routes, handlers);
  expect((await server.inject({ url: '/api/things/round/' })).json()).toEqual({ name: 'round', count: 1 });
  expect((await server.inject({ method: 'PUT', url: '/api/things/round/' })).statusCode).toBe(405);
});

test.each([
  ['abc-DEF_123', true],
  ['short', false],
  ['has spaces in it', false],
  ['x'.repeat(65), false],
])('[H5] request id %j is taken over: %s', async (given, taken) => {
  const { server } = await serveRoutes(routes, handlers);
  for (const url of ['/api/things/round', '/nothing', '/api/things/%zz']) {
    const id = (await server.inject({ url, headers: { 'x-request-id': given } })).headers['x-request-id'];
    expect(id === given).toBe(taken);
    expect(id).toMatch(/^[\w-]{8,64}$/);
  }
});

test('[H7] a limited route says how many calls are left, refuses more, and takes them again with time', async () => {
  const { server, clock } = await serveRoutes(routes, handlers);
  const get = (address: string) => server.inject({ url: '/api/things/round', headers: { 'x-forwarded-for': address } });
  for (const left of ['2', '1', '0']) {
    const { headers } = await get('10.0.0.1');
    expect(headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': left });
  }
  const refused = await get('10.0.0.1');
  expectError(refused, 429, 'RATE_LIMITED');
  expect(refused.headers).toMatchObject({ 'retry-after': '10', 'ratelimit-reset': '30', 'ratelimit-remaining': '0' });
  expect((await get('10.0.0.2')).statusCode).toBe(200);
  await clock.advance(10_000);
  expect((await get('10.0.0.1')).statusCode).toBe(200);
});

test('[H7] a limit per caller counts each user, wherever they are', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const drop = async (authorization: string) =>
    (await server.inject({ method: 'DELETE', url: '/api/things/round', headers: { authorization } })).statusCode;
  expect([await drop('usr_a'), await drop('usr_b'), await drop('usr_a')]).toEqual([204, 204, 429]);
});

test('[H8] a write with a cookie from a foreign page is FORBIDDEN, all else is not', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const make = async (headers: Record<string, string>) =>
    (
      await server.inject({
        method: 'POST',
        url: '/api/things/round',
        headers,
        payload: { name: 'xy', count: 1 },
      })
    ).statusCode;
  const cookie = 'usr_me';
  expect(await make({ cookie, origin: 'https://evil.example' })).toBe(403);
  expect(await make({ cookie, origin: 'null' })).toBe(403);
  expect(await make({ cookie, origin: 'http://localhost:5001.evil.example' })).toBe(403);
  expect(await make({ cookie, origin: 'http://localhost:5001' })).toBe(201);
  expect(await make({ cookie, origin: 'http://127.0.0.1:5001' })).toBe(201);
  expect(await make({ cookie, origin: 'https://school.example' })).toBe(201);
  expect(await make({ cookie })).toBe(201);
  expect(await make({ ...me, origin: 'https://evil.example' })).toBe(201);
  const read = { url: '/api/things/round', headers: { cookie, origin: 'https://evil.example' } };
  const answer = await server.inject(read);
  expect([answer.statusCode, answer.headers['access-control-allow-origin']]).toEqual([200, undefined]);
});

test('a listed origin may send cookies and read answers', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const preflight = await server.inject({
    method: 'OPTIONS',
    url: '/api/things/round',
    headers: { origin: 'https://school.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': 'https://school.example',
    'access-control-allow-credentials': 'true',
  });
});

test('who is nobody is refused where one has to be signed in, before anything is read', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const answer = await server.inject({ method: 'POST', url: '/api/things/flat', payload: { odd: 1 } });
  expectError(answer, 401, 'UNAUTHENTICATED');
});

test('nothing comes back as 204, bytes with their type, JSON without being kept', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const none = await server.inject({
    method: 'DELETE',
    url: '/api/things/round',
    headers: { 'content-type': 'application/json' },
  });
  expect([none.statusCode, none.body]).toEqual([204, '']);
  const picture = await server.inject({ url: '/api/picture' });
  expect([...picture.rawPayload]).toEqual([1, 2, 3]);
  expect(picture.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=60, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect((await server.inject({ url: '/api/things/round' })).headers['cache-control']).toBe('no-store');
});

test.each([
  [false, 'crumb=a%3Bb; Max-Age=60; Path=/; HttpOnly; SameSite=Lax'],
  [true, '__Host-crumb=a%3Bb; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure'],
])(
  'cookies of ours cannot be read by scripts; under https (%s) they belong to this host',
  async (secureCookies, set) => {
    const { server } = await serveRoutes(routes, handlers, { secureCookies });
    const answer = await server.inject({ method: 'DELETE', url: '/api/things/round' });
    expect(answer.headers['set-cookie']).toEqual([set, expect.stringMatching(/other=; Max-Age=0/)]);
  },
);

test('[H2] JSON null is no body with nothing in it, neither where one is taken nor where none is', async () => {
  const { server } = await serveRoutes(routes, handlers);
  const headers = { ...me, 'content-type': 'application/json' };
  const make = await server.inject({ method: 'POST', url: '/api/things/round', headers, payload: 'null' });
  expectError(make, 400, 'VALIDATION_FAILED');
  const drop = await server.inject({ method: 'DELETE', url: '/api/things/round', headers, payload: 'null' });
  expectError(drop, 400, 'VALIDATION_FAILED');
});

test('[H1] a method that HTTP knows and this path does not is METHOD_NOT_ALLOWED before its body is looked at', async () => {
  const { server } = await serveRoutes(routes, handlers);
  expectError(await server.inject({ method: 'QUERY' as 'GET', url: '/api/things/round' }), 405, 'METHOD_NOT_ALLOWED');
});
