import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import { ParleyError } from '@parley/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MetricsPage } from '../metrics/prom-metrics.ts';
import type { Readiness } from './readiness.ts';

interface Options {
  readiness: Readiness;
  metrics: MetricsPage;
  /** With it the numbers may be fetched from anywhere; without it from this machine alone. */
  metricsToken: string | null;
}

/** What machines ask that look after this one: `/healthz` (it lives), `/readyz` (send people here), `/metrics`. */
export function serveOperators(server: FastifyInstance, { readiness, metrics, metricsToken }: Options): void {
  server.get('/healthz', () => ({ alive: true }));

  server.get('/readyz', async (_request, reply) => {
    const report = await readiness.report();
    return reply.code(report.ready ? 200 : 503).send(report);
  });

  server.get('/metrics', async (request, reply) => {
    const bearer = metricsToken === null ? null : `Bearer ${metricsToken}`;
    if (!isLocal(request) && !(bearer !== null && same(request.headers.authorization ?? '', bearer))) {
      throw new ParleyError('UNAUTHENTICATED', 'The numbers of this server need its METRICS_TOKEN.');
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** From a program on this machine, and not on behalf of somebody else, as a proxy on it would be. */
function isLocal({ raw, headers }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress ?? '';
  const forwarded = headers.forwarded ?? headers['x-forwarded-for'];
  return forwarded === undefined && loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
