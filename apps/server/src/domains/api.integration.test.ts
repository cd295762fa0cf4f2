import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { openTestDatabase } from '../platform/db/testing.ts';
import { silentLogger } from '../platform/log/logger.ts';

// The domains as a browser meets them: over HTTP, with its cookies, with real jobs.

let app: App;
let base: string;

beforeAll(async () => {
  const config = loadConfig({ PARLEY_RATE_LIMIT_FACTOR: '100' });
  const surroundings = { loggerOf: () => silentLogger, webRoot: '/nowhere', database: await openTestDatabase() };
  app = createApp({ ...config, http: { ...config.http, port: 0 } }, surroundings);
  base = `http://127.0.0.1:${(await app.start()).port}`;
});
afterAll(() => app.stop());

/** Calls the API and keeps the cookies that it is given. */
function newBrowser() {
  const jar = new Map<string, string>();
  return async (method: string, path: string, body?: unknown) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const answer = await fetch(base + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers };
  };
}

async function member(name: string) {
  const browser = newBrowser();
  const email = `${name.toLowerCase()}@example.org`;
  const { status } = await browser('POST', '/api/auth/sign-up', { email, password: 'a long enough one', name });
  expect(status).toBe(201);
  return browser;
}

test('from signing up over a guest at the door to the end for everybody', async () => {
  const [host, other, guest] = [await member('Hanna'), await member('Omar'), newBrowser()];
  const startsAt = new Date(Date.now() + 5 * 60_000).toISOString();
  const made = await host('POST', '/api/video-conferences', { title: 'Weekly', startsAt });
  expect(made).toMatchObject({ status: 201, body: { conference: { state: 'scheduled', host: { name: 'Hanna' } } } });
  const { id, joinCode } = made.body.conference;

  expect(await guest('GET', `/api/join/${joinCode.toUpperCase().replaceAll('-', ' ')}`)).toMatchObject({
    status: 200,
    body: { door: { title: 'Weekly', open: true, needs: { name: true, account: false } } },
  });
  const joined = await guest('POST', `/api/join/${joinCode}`, { name: 'Gus' });
  expect(joined).toMatchObject({ status: 200, body: { state: 'admitted', room: { token: expect.any(String) } } });
  const again = await guest('POST', `/api/video-conferences/${id}/join`);
  expect(again.body.participant).toEqual(joined.body.participant);

  expect((await other('GET', `/api/video-conferences/${id}`)).status).toBe(404);
  await other('POST', `/api/join/${joinCode}`, {});
  expect((await other('POST', `/api/video-conferences/${id}/end`)).status).toBe(403);
  expect((await host('POST', `/api/video-conferences/${id}/start`)).body.conference.state).toBe('active');
  expect((await other('GET', '/api/video-conferences/active')).body.items).toMatchObject([{ id }]);
  expect((await host('POST', `/api/video-conferences/${id}/end`)).body.conference.state).toBe('ended');

  const closed = await newBrowser()('GET', `/api/join/${joinCode}`);
  const unknown = await newBrowser()('GET', '/api/join/aaa-aaaa-aaa');
  expect([closed.status, closed.body]).toEqual([unknown.status, unknown.body]);
  expect(await guest('GET', `/api/join/${joinCode}`)).toMatchObject({
    status: 410,
    body: { code: 'CONFERENCE_ENDED' },
  });
});

test('signing out ends the session at once, and one account is not guessed at for ever', async () => {
  const browser = await member('Ada');
  expect((await browser('GET', '/api/me')).body.user).toMatchObject({ name: 'Ada', email: 'ada@example.org' });
  expect((await browser('POST', '/api/auth/sign-out')).status).toBe(204);
  expect((await browser('GET', '/api/me')).status).toBe(401);

  const attempt = () => browser('POST', '/api/auth/sign-in', { email: 'ada@example.org', password: 'wrong' });
  for (let i = 0; i < 10; i++) expect((await attempt()).status).toBe(401);
  const refused = await attempt();
  expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
});

test('a picture is shown to everybody who has its path, as a picture and nothing else', async () => {
  const browser = await member('Lin');
  const image = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);
  const { body } = await browser('PUT', '/api/me/avatar', { image: image.toString('base64') });
  const shown = await fetch(base + body.user.avatarUrl);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringContaining('immutable'),
  });
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(image);
});
