import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { ManualClock } from '../clock/manual-clock.ts';
import { silentLogger } from '../log/logger.ts';
import { silentMetrics } from '../metrics/metrics.ts';
import { closeWithin } from './close-within.ts';
import { Proxies } from './proxies.ts';
import { createHttpServer } from './server.ts';

let server: FastifyInstance;
let url: string;
let arrived: PromiseWithResolvers<void>;
let done: PromiseWithResolvers<string>;

beforeEach(async () => {
  arrived = Promise.withResolvers();
  done = Promise.withResolvers();
  const proxies = new Proxies(false);
  server = await createHttpServer({
    tls: null,
    proxies,
    origins: new Set(),
    log: silentLogger,
    metrics: silentMetrics,
  });
  server.get('/slow', () => {
    arrived.resolve();
    return done.promise;
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/slow`;
});

test('requests under way are finished, new ones are not taken', async () => {
  const under = fetch(url);
  await arrived.promise;
  const closing = closeWithin(server, 10_000, systemClock);
  await vi.waitFor(() => expect(server.server.listening).toBe(false));
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  done.resolve('late');
  expect(await (await under).text()).toBe('late');
  await closing;
});

test('a request that does not end is given up in time', async () => {
  const clock = new ManualClock();
  const under = fetch(url).catch((error: Error) => error.message);
  await arrived.promise;
  const closing = closeWithin(server, 10_000, clock);
  await clock.advance(10_000);
  expect(await under).toBe('fetch failed');
  await closing;
});
