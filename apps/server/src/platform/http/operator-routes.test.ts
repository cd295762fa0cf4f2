import { expect, test } from 'vitest';
import { ManualClock } from '../clock/manual-clock.ts';
import { silentLogger } from '../log/logger.ts';
import { silentMetrics } from '../metrics/metrics.ts';
import { serveOperators } from './operator-routes.ts';
import { Proxies } from './proxies.ts';
import { Readiness } from './readiness.ts';
import { createHttpServer } from './server.ts';

async function serve(metricsToken: string | null = null) {
  const readiness = new Readiness(new ManualClock());
  const proxies = new Proxies(false);
  const server = await createHttpServer({
    tls: null,
    proxies,
    origins: new Set(),
    log: silentLogger,
    metrics: silentMetrics,
  });
  const metrics = { contentType: 'text/plain', text: async () => 'parley_rooms 1' };
  serveOperators(server, { readiness, metrics, metricsToken });
  return { server, readiness };
}

test('ready is who works in all its parts, and is not about to stop', async () => {
  const { server, readiness } = await serve();
  let works = true;
  readiness.add('database', async () => {
    if (!works) throw new Error('does not answer');
  });
  const ready = async () => {
    const answer = await server.inject({ url: '/readyz' });
    return [answer.statusCode, answer.json()];
  };
  expect(await ready()).toEqual([200, { ready: true, parts: { database: 'ok', draining: 'no' } }]);
  works = false;
  expect(await ready()).toEqual([503, { ready: false, parts: { database: 'does not answer', draining: 'no' } }]);
  works = true;
  readiness.drain();
  expect(await ready()).toEqual([503, { ready: false, parts: { database: 'ok', draining: 'yes' } }]);
  expect((await server.inject({ url: '/healthz' })).statusCode).toBe(200);
});

test('a part that does not answer does not work', async () => {
  const clock = new ManualClock();
  const readiness = new Readiness(clock);
  readiness.add('database', () => new Promise(() => undefined));
  const report = readiness.report();
  await clock.advance(2000);
  expect(await report).toEqual({ ready: false, parts: { database: 'does not answer', draining: 'no' } });
});

test.each([
  ['this machine', '127.0.0.1', {}, null, 200],
  ['this machine by IPv6', '::1', {}, null, 200],
  ['a proxy on this machine for somebody else', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, null, 401],
  ['another machine', '203.0.113.9', {}, null, 401],
  [
    'another machine with the token',
    '203.0.113.9',
    { authorization: 'Bearer 0123456789abcdef' },
    '0123456789abcdef',
    200,
  ],
  ['another machine with another token', '203.0.113.9', { authorization: 'Bearer x' }, '0123456789abcdef', 401],
  ['another machine without one where none is set', '203.0.113.9', { authorization: 'Bearer null' }, null, 401],
])('the numbers asked for by %s', async (_, remoteAddress, headers, token, status) => {
  const { server } = await serve(token);
  expect((await server.inject({ url: '/metrics', remoteAddress, headers })).statusCode).toBe(status);
});
