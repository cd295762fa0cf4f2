import { type Route, routes } from '@parley/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import rest from '../../../packages/contract/examples/rest.json' with { type: 'json' };
import { type App, createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { openTestDatabase } from './platform/db/testing.ts';
import { silentLogger } from './platform/log/logger.ts';

const loggerOf = () => silentLogger;
const webRoot = '/nowhere';
const anyPort = (env: Record<string, string> = {}) => {
  const config = loadConfig(env);
  return { ...config, http: { ...config.http, port: 0 } };
};

let app: App;
let base: string;

beforeAll(async () => {
  app = createApp(anyPort(), { loggerOf, webRoot, database: await openTestDatabase() });
  base = `http://127.0.0.1:${(await app.start()).port}`;
});
afterAll(() => app.stop());

const example = (id: string) =>
  (rest as unknown as Record<string, { params?: Record<string, string>; body?: unknown }>)[id];

function call(route: Route, headers: Record<string, string> = {}): Promise<Response> {
  const { params = {}, body } = example(route.id) ?? {};
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return fetch(base + path, { method: route.method, headers: { ...type, ...headers }, redirect: 'manual', ...json });
}

/** What an answer of JSON holds; the contract's own tests check its form. */
const read = async (answer: Response) => (await answer.json()) as Record<string, never>;

const all = routes as readonly Route[];

test.each(all.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s is served, to those who may',
  async (_, route) => {
    const answer = await call(route);
    if (route.permission !== 'anyone' && route.permission !== 'participant') expect(answer.status).toBe(401);
    // Refused by what it is about, not by being unknown: that has its own words.
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toContain('There is nothing here');
    const wrong = await call(route, { authorization: 'Bearer wrong' });
    expect([wrong.status, (await read(wrong))['code']]).toEqual([401, 'UNAUTHENTICATED']);
    const outside = await call(route, { authorization: `Room ${'x'.repeat(43)}` });
    expect([outside.status, (await read(outside))['code']]).toEqual([401, 'UNAUTHENTICATED']);
  },
);

async function signIn(email: string): Promise<Record<string, string>> {
  const answer = await fetch(`${base}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'password123' }),
  });
  expect(answer.status).toBe(200);
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'content-type': 'application/json' };
}

test('[H6] a conference that is asked for many times with one key is made once', async () => {
  const headers = { ...(await signIn('test@startup.com')), 'idempotency-key': 'make-me-once-0001' };
  const create = () =>
    fetch(`${base}/api/video-conferences`, { method: 'POST', headers, body: JSON.stringify({ title: 'Once' }) });
  const answers = await Promise.all([create(), create(), create()]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  const list = await (await fetch(`${base}/api/video-conferences`, { headers })).text();
  expect(list.match(/"title":"Once"/g)).toHaveLength(1);
});

test('[H8] a page of another site cannot write with the session', async () => {
  const headers = { ...(await signIn('test@startup.com')), origin: 'https://evil.example' };
  const answer = await fetch(`${base}/api/me`, { method: 'PATCH', headers, body: JSON.stringify({ name: 'Mallory' }) });
  expect([answer.status, (await read(answer))['code']]).toEqual([403, 'FORBIDDEN']);
});

test('the document of the API, the numbers and the readiness are there', async () => {
  expect(await (await fetch(`${base}/api/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
  expect(await (await fetch(`${base}/metrics`)).text()).toContain('parley_http_request_seconds_bucket');
  expect(await (await fetch(`${base}/readyz`)).json()).toMatchObject({
    ready: true,
    parts: { database: 'ok', jobs: 'ok' },
  });
});

test('pages are told what they need, and of the demo only where it is on', async () => {
  const other = createApp(
    anyPort({ PARLEY_DEMO: 'off', WEBRTC_MAX_VIDEO: '360p15', WEBSOCKET_URL: 'wss://rt.example' }),
    {
      loggerOf,
      webRoot,
      database: await openTestDatabase(),
    },
  );
  const { port } = await other.start();
  try {
    const { settings } = await read(await fetch(`http://127.0.0.1:${port}/api/settings`));
    expect(settings).toMatchObject({
      setUpNeeded: true,
      sendsMail: false,
      demo: null,
      maxVideo: '360p15',
      websocketUrl: 'wss://rt.example',
    });
  } finally {
    await other.stop();
  }
  const { settings } = await read(await fetch(`${base}/api/settings`));
  const people = [{ email: 'test@startup.com' }, { email: 'test@corporate.com' }];
  expect(settings).toMatchObject({ setUpNeeded: false, demo: { people, password: 'password123' } });
});

test('a start that fails leaves nothing open', async () => {
  const config = anyPort();
  const taken = { ...config, http: { ...config.http, port: Number(new URL(base).port) } };
  const database = await openTestDatabase();
  const other = createApp(taken, { loggerOf, webRoot, database });
  await expect(other.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expect(database.ping(1000)).rejects.toThrow();
  await other.stop();
});
