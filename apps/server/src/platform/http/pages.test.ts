import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Route } from '@parley/contract';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLogger } from '../log/logger.ts';
import { silentMetrics } from '../metrics/metrics.ts';
import { meetingTexts } from './early-links.ts';
import { pagesExist, servePages } from './pages.ts';
import { Proxies } from './proxies.ts';
import { pageHeaders } from './security-headers.ts';
import { createHttpServer } from './server.ts';
import { answerUnknown } from './unknown-routes.ts';

const THING: Route = {
  id: 'getThing',
  method: 'GET',
  path: '/api/things/{id}',
  tag: 'things',
  summary: 'Look',
  permission: 'anyone',
  answers: { 200: 'binary' },
};

let root: string;
let server: FastifyInstance;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(root, 'assets'));
  mkdirSync(join(root, '.vite'));
  writeFileSync(join(root, 'index.html'), '<title>main</title>');
  writeFileSync(join(root, 'join.html'), '<title>join</title>');
  writeFileSync(join(root, 'reference.html'), '<title>reference</title>');
  writeFileSync(join(root, 'join.html.br'), brotliCompressSync('<title>join</title>'));
  writeFileSync(join(root, 'assets', 'app-1a2b.js'), 'script');
  writeFileSync(join(root, 'assets', 'app-1a2b.js.br'), brotliCompressSync('script'));
  mkdirSync(join(root, 'sdk'));
  writeFileSync(join(root, 'sdk', 'parley-client.js'), 'sdk');
  writeFileSync(join(root, 'sdk', 'parley-client.js.br'), brotliCompressSync('sdk'));
  const texts = (language: string) => `../../packages/locales/src/${language}/meeting.ts`;
  writeFileSync(
    join(root, '.vite', 'manifest.json'),
    JSON.stringify({
      [texts('en')]: { file: 'assets/en-1.js', imports: ['_time-1.js'] },
      [texts('de')]: { file: 'assets/de-1.js' },
      '_time-1.js': { file: 'assets/time-1.js' },
    }),
  );
  writeFileSync(join(root, 'icon.svg'), '<svg/>');
  const proxies = new Proxies(false);
  server = await createHttpServer({
    tls: null,
    proxies,
    origins: new Set(['https://school.example']),
    log: silentLogger,
    metrics: silentMetrics,
  });
  const sendPage = await servePages(server, {
    root,
    headersOf: (page) =>
      pageHeaders({ websocketUrl: 'https://rt.example', onlyHttps: true, webAssembly: page === 'join.html' }),
  });
  server.get('/api/things/:id', () => 'a thing');
  answerUnknown(server, [THING], sendPage);
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = { accept: 'text/html,*/*' }) =>
  server.inject({ url, headers });

test.each([
  ['/', 'main'],
  ['/sign-in', 'main'],
  ['/conferences/conf_1?tab=people', 'main'],
  ['/index.html', 'main'],
  ['/j/abc-defg-hij', 'join'],
  ['/j/abc-defg-hij/', 'join'],
  ['/api/docs', 'reference'],
  ['/api/docs/errors', 'reference'],
])('%s is the page %s, with its policies and not kept', async (url, title) => {
  const answer = await get(url);
  expect([answer.statusCode, answer.body]).toEqual([200, `<title>${title}</title>`]);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'permissions-policy': expect.stringContaining('camera=(self)'),
    'strict-transport-security': expect.any(String),
  });
  const policy = String(answer.headers['content-security-policy']);
  const scripts = title === 'join' ? "script-src 'self' 'wasm-unsafe-eval';" : "script-src 'self';";
  expect(policy).toContain(scripts);
  expect(policy).toContain("connect-src 'self' wss://rt.example;");
});

test('a link’s page is told with its head what it will ask for, in the visitor’s language', async () => {
  const linksOf = async (url: string, language = 'de-AT,de;q=0.9') =>
    (await get(url, { accept: 'text/html', 'accept-language': language })).headers.link;
  const early = (path: string) => `<${path}>; rel=preload; as=fetch; crossorigin=use-credentials`;
  const both = `${early('/api/settings')}, ${early('/api/join/abc-defg-hij')}`;
  expect(await linksOf('/j/abc-defg-hij')).toBe(`${both}, </assets/de-1.js>; rel=modulepreload`);
  expect(await linksOf('/j/abc-defg-hij/?x=1', 'fr')).toBe(
    `${both}, </assets/en-1.js>; rel=modulepreload, </assets/time-1.js>; rel=modulepreload`,
  );
  for (const url of ['/', '/sign-in', '/j/', '/j/ABC-defg-hij', '/j/a%3E;rel=x', '/j/a/b'])
    expect(await linksOf(url)).toBeUndefined();
  const kept = await get('/j/abc-defg-hij', { accept: 'text/html', 'accept-encoding': 'br' });
  expect(kept.headers.vary).toMatch(/accept-language.*accept-encoding|accept-encoding.*accept-language/i);
});

test('pages without the list of the build’s files are served all the same, and name no texts', () => {
  expect([...meetingTexts(join(root, 'assets')).values()]).toEqual([[], []]);
});

test('files come compressed to who takes that, and those with a hash in their name are kept for a year', async () => {
  const asset = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip, br' });
  expect(asset.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('javascript'),
    vary: expect.stringMatching(/accept-encoding/i),
  });
  expect((await get('/assets/app-1a2b.js', {})).body).toBe('script');
  expect((await get('/icon.svg')).headers['cache-control']).toBe('public, max-age=3600');
  const page = await get('/j/abc-defg-hij', { accept: 'text/html', 'accept-encoding': 'br' });
  expect(page.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache' });
});

test('the script for pages of others is asked for anew each time, and may be read by those that are listed', async () => {
  const script = (headers: Record<string, string>) => get('/sdk/parley-client.js', headers);
  const listed = await script({ origin: 'https://school.example', 'accept-encoding': 'br' });
  expect(listed.headers).toMatchObject({
    'cache-control': 'public, no-cache',
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
    'access-control-allow-origin': 'https://school.example',
    etag: expect.any(String),
    vary: expect.stringMatching(/origin/i),
  });
  expect((await script({ 'if-none-match': String((await script({})).headers.etag) })).statusCode).toBe(304);
  const other = await script({ origin: 'https://other.example' });
  expect([other.statusCode, other.headers['access-control-allow-origin']]).toEqual([200, undefined]);
});

test.each([
  '/assets/gone-9z.js',
  '/api/docsy',
  '/api/docs/gone.js',
  '/sdk/gone.js',
  '/api/nothing',
  '/api',
  '/.vite/manifest.json',
  '/..%2fpackage.json',
])('%s is no page', async (url) => {
  const answer = await get(url, { accept: '*/*' });
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'NOT_FOUND']);
});

test('a page is only read', async () => {
  const answer = await server.inject({ method: 'POST', url: '/sign-in', headers: { accept: 'text/html' } });
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'NOT_FOUND']);
});

test('pages that were not built are not there', () => {
  expect([pagesExist(root), pagesExist(join(root, 'assets'))]).toEqual([true, false]);
});

test('[H1] a path of the API with a part that is too long leads nowhere, also beside the pages', async () => {
  expect((await get('/api/things/7')).body).toBe('a thing');
  const answer = await get(`/api/things/${'x'.repeat(1000)}`);
  expect([answer.statusCode, answer.json()]).toEqual([404, expect.objectContaining({ code: 'NOT_FOUND' })]);
  expect((await server.inject({ method: 'POST', url: '/api/things/7' })).statusCode).toBe(405);
});
