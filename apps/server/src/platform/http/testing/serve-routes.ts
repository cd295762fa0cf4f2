import type { Route } from '@parley/contract';
import type { FastifyInstance } from 'fastify';
import { ManualClock } from '../../clock/manual-clock.ts';
import { type Logger, silentLogger } from '../../log/logger.ts';
import { silentMetrics } from '../../metrics/metrics.ts';
import { RateLimiter } from '../../rate/rate-limiter.ts';
import { type BindTools, bindRoutes } from '../bind-routes.ts';
import type { Caller } from '../caller.ts';
import type { Handlers } from '../handler.ts';
import { allowedOrigins } from '../origins.ts';
import { Proxies } from '../proxies.ts';
import { createHttpServer } from '../server.ts';
import { answerUnknown } from '../unknown-routes.ts';

const WORKSPACE = 'ws_00000000000000000000000000';
const PROFILE = { name: 'Maya', timeZone: 'UTC', avatarKey: null };

/** Whoever sends `Authorization: usr_…` or the cookie `usr_…` is that user; for tests of routes alone. */
const believe: BindTools['authenticate'] = async ({ authorization, cookie }): Promise<Caller> => {
  const userId = (authorization ?? cookie) as `usr_${string}` | undefined;
  if (userId?.startsWith('usr_') !== true) return { kind: 'nobody', workspaceId: WORKSPACE };
  const by = authorization === undefined ? 'cookie' : 'bearer';
  return { kind: 'user', workspaceId: WORKSPACE, userId, sessionId: 'ses_x', role: 'member', by, profile: PROFILE };
};

/** A server with these routes alone, at `http://localhost:5001`, for `inject`. */
export async function serveRoutes<const L extends readonly Route[]>(
  routes: L,
  handlers: Handlers<L>,
  { log = silentLogger, ...tools }: Partial<BindTools> & { log?: Logger } = {},
): Promise<{ server: FastifyInstance; clock: ManualClock }> {
  const clock = new ManualClock();
  const origins = allowedOrigins('http://localhost:5001', ['https://school.example']);
  const proxies = new Proxies(['127.0.0.1']);
  const server = await createHttpServer({ tls: null, proxies, origins, log, metrics: silentMetrics });
  bindRoutes(server, routes, handlers, {
    authenticate: believe,
    actFor: () => Promise.reject(new Error('Nobody acts for anybody here')),
    peerBy: () => Promise.resolve(null),
    origins,
    limiter: new RateLimiter(clock),
    rateLimitFactor: 1,
    idempotency: { once: (_request, work) => work({ keep: () => Promise.resolve() }) },
    secureCookies: false,
    ...tools,
  });
  answerUnknown(server, routes, null);
  return { server, clock };
}
