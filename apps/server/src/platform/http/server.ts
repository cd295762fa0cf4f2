import * as http from 'node:http';
import * as https from 'node:https';
import { type FastifyInstance, fastify } from 'fastify';
import { fastifyCors } from '@fastify/cors';
import type { Logger } from '../log/logger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { clientError, errorHandler } from './errors.ts';
import type { Proxies } from './proxies.ts';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.ts';
import { EVERY_ANSWER } from './security-headers.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Id of the contract's route; absent on pages and the like. */
    routeId?: string;
  }
}

interface Options {
  /** Certificate and key in PEM; null serves plain http. */
  tls: { cert: string; key: string } | null;
  proxies: Proxies;
  /** Origins whose pages may read answers and send the caller's cookies. */
  origins: ReadonlySet<string>;
  log: Logger;
  metrics: Metrics;
}

/** Milliseconds for headers and for a whole request to arrive; an idle connection outlives those that proxies keep (60 s). */
const TIMES = { headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };
/** An id of another system has up to 200 characters, and each may be percent-encoded. */
const LONGEST_PARAM = 600;
const MOST_HEADERS = 16 * 1024;

/** The HTTP server with everything that holds for all answers; routes and pages are added to it. */
export async function createHttpServer({ tls, proxies, origins, log, metrics }: Options): Promise<FastifyInstance> {
  const settings = { ...TIMES, maxHeaderSize: MOST_HEADERS };
  const answerError = errorHandler(log);
  const server = fastify({
    serverFactory: (handler) =>
      tls === null ? http.createServer(settings, handler) : https.createServer({ ...settings, ...tls }, handler),
    genReqId: requestIdOf,
    requestIdHeader: false,
    trustProxy: (address) => proxies.trusts(address),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PARAM },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: clientError,
    frameworkErrors(error, request, reply) {
      // No hook has run here.
      reply.headers({ [REQUEST_ID_HEADER]: request.id, ...EVERY_ANSWER });
      answerError(error, request, reply);
    },
  });

  server.setErrorHandler(answerError);
  acceptJsonOnly(server);
  await server.register(fastifyCors, {
    origin: [...origins],
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['content-type', 'authorization', 'idempotency-key', REQUEST_ID_HEADER],
    exposedHeaders: [REQUEST_ID_HEADER, 'retry-after', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
    maxAge: 600,
    strictPreflight: false,
  });

  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ [REQUEST_ID_HEADER]: request.id, ...EVERY_ANSWER });
  });

  const seconds = metrics.histogram('parley_http_request_seconds', {
    help: 'Time to answer requests of the API',
    labels: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  server.addHook('onResponse', async (request, reply) => {
    const { routeId } = request.routeOptions.config;
    if (routeId === undefined) return;
    seconds.observe(reply.elapsedTime / 1000, { route: routeId, status: String(reply.statusCode) });
    const fields = { route: routeId, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    log.debug({ ...fields, requestId: request.id }, 'Answered');
  });
  return server;
}

/** An empty body is none, whatever its content type says. Other types are refused, which keeps HTML forms of other pages out. */
function acceptJsonOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') done(null, undefined);
    else void parse(request, text as string, done);
  });
}
