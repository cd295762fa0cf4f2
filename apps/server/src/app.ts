import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routes } from '@parley/contract';
import { openApiDocument } from '@parley/contract/openapi';
import { ProviderRegistry } from '@parley/providers';
import type { Config } from './config.ts';
import { createAuth, SESSION_COOKIE } from './domains/auth/index.ts';
import { createConferences, DEMO } from './domains/conferences/index.ts';
import { createPeople } from './domains/people/index.ts';
import { createRooms } from './domains/rooms/index.ts';
import { createWorkspaces } from './domains/workspaces/index.ts';
import { settingsHandlers } from './page-settings.ts';
import { type Clock, systemClock } from './platform/clock/clock.ts';
import { type OpenDatabase, openDatabase } from './platform/db/open-database.ts';
import { SqlFacts } from './platform/facts/sql-facts.ts';
import { type BindTools, bindRoutes } from './platform/http/bind-routes.ts';
import { closeWithin } from './platform/http/close-within.ts';
import { readCookie } from './platform/http/cookies.ts';
import { Idempotency } from './platform/http/idempotency.ts';
import { serveOperators } from './platform/http/operator-routes.ts';
import { allowedOrigins } from './platform/http/origins.ts';
import { pagesExist, servePages } from './platform/http/pages.ts';
import { Proxies } from './platform/http/proxies.ts';
import { Readiness } from './platform/http/readiness.ts';
import { serveReference } from './platform/http/reference-routes.ts';
import { pageHeaders } from './platform/http/security-headers.ts';
import { createHttpServer } from './platform/http/server.ts';
import { answerUnknown } from './platform/http/unknown-routes.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import { PgBossJobs } from './platform/jobs/pg-boss-jobs.ts';
import type { LoggerFactory } from './platform/log/logger.ts';
import { watchLoopLag } from './platform/metrics/loop-lag.ts';
import type { Metrics } from './platform/metrics/metrics.ts';
import { createMetrics } from './platform/metrics/prom-metrics.ts';
import { RateLimiter } from './platform/rate/rate-limiter.ts';
import { createSocketServer } from './platform/realtime/socket-server.ts';

/** What stands around the application; tests put their own. */
export interface Surroundings {
  loggerOf: LoggerFactory;
  /** Folder of the built pages. */
  webRoot: string;
  clock?: Clock;
  /** Instead of the one that is configured. It is closed by `stop`. */
  database?: OpenDatabase;
}

export interface App {
  /** Serves from when it resolves. When it rejects nothing is left open. */
  start(): Promise<{ url: string; port: number }>;
  /** Hands rooms over, finishes requests and jobs, closes. May be called at any time, also twice. */
  stop(): Promise<void>;
}

/** Milliseconds. */
const FINISH_REQUESTS = 10_000;
const PING_TIMEOUT = 2000;

/** Parley, put together: everything that knows more than one part is here. */
export function createApp(config: Config, surroundings: Surroundings): App {
  /** What has to be undone, in the order in which it was done. */
  const undo: (() => Promise<void> | void)[] = [];
  let stopping: Promise<void> | null = null;
  const log = surroundings.loggerOf('app');

  const stop = async () => {
    for (const step of undo.toReversed()) {
      try {
        await step();
      } catch (err) {
        log.error({ err }, 'A part did not stop as it should');
      }
    }
  };

  return {
    async start() {
      try {
        return await assemble(config, surroundings, undo);
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop: () => (stopping ??= stop()),
  };
}

async function assemble(
  config: Config,
  { loggerOf, webRoot, clock = systemClock, database }: Surroundings,
  undo: (() => Promise<void> | void)[],
): Promise<{ url: string; port: number }> {
  const log = loggerOf('app');
  const { frontendUrl, websocketUrl, rateLimitFactor } = config.http;
  const secureCookies = frontendUrl.startsWith('https:');
  const metrics = createMetrics({ ofProcess: true });

  const db = database ?? (await openDatabase({ ...placeOf(config), log: loggerOf('db'), clock }));
  undo.push(() => db.close());
  await db.migrate();
  const jobs = new PgBossJobs({ database: db, log: loggerOf('jobs') });
  const facts = new SqlFacts({ database: db, jobs, clock });

  const workspaces = createWorkspaces({ db, clock });
  const workspace = await workspaces.ensureDefault('Parley');
  const people = createPeople({ db, clock, facts, workspaces });
  const auth = createAuth({
    db,
    clock,
    facts,
    log: loggerOf('auth'),
    people,
    workspaceId: workspace.id,
    refusedPasswords: config.demo ? [] : [DEMO.password],
  });
  const authenticate: BindTools['authenticate'] = ({ authorization, cookie }) =>
    auth.authenticate({ authorization, sessionCookie: readCookie(cookie, SESSION_COOKIE, secureCookies) });

  const providers = new ProviderRegistry(config.conferences.defaultProvider);
  const { maxParticipants, iceServers, maxVideo } = config.rooms;
  const conferences = createConferences({
    db,
    clock,
    facts,
    jobs,
    log: loggerOf('conferences'),
    people,
    providers,
    options: { frontendUrl, joinEarlyMinutes: config.conferences.joinEarlyMinutes, maxParticipants },
  });
  const proxies = new Proxies(config.http.trustProxy);
  const addressOf = (request: IncomingMessage) => proxies.addressOf(request);
  const rooms = createRooms({
    db,
    clock,
    facts,
    loggerOf,
    metrics,
    desk: conferences.desk,
    async sessionOf({ headers: { cookie } }) {
      const caller = await authenticate({ authorization: undefined, cookie });
      return caller.kind === 'user' ? caller.sessionId : null;
    },
    addressOf,
    nodeId: config.node.id,
    maxParticipants,
    iceServers,
  });
  providers.add(rooms.provider);

  countJobs(metrics, jobs);
  await jobs.start({ process: config.node.worker });
  undo.push(() => jobs.stop());
  if (config.demo) await conferences.seedDemo(auth, workspace.id);

  const origins = allowedOrigins(frontendUrl, config.http.corsOrigins);
  const server = await createHttpServer({ tls: readTls(config), proxies, origins, log: loggerOf('http'), metrics });
  const readiness = new Readiness(clock);
  readiness.add('database', () => db.ping(PING_TIMEOUT));
  readiness.add('jobs', () => jobs.counts());
  serveOperators(server, { readiness, metrics: metrics.page, metricsToken: config.metricsToken });
  undo.push(() => closeWithin(server, FINISH_REQUESTS, clock));

  if (config.node.web) {
    const handlers = {
      ...auth.handlers,
      ...people.handlers,
      ...conferences.handlers,
      ...conferences.joinHandlers,
      ...conferences.providerHandlers,
      ...settingsHandlers({ workspaces, demo: config.demo, maxVideo, websocketUrl }),
    };
    bindRoutes(server, routes, handlers, {
      authenticate,
      origins,
      limiter: new RateLimiter(clock),
      rateLimitFactor,
      idempotency: new Idempotency({ db, clock, log: loggerOf('http') }),
      secureCookies,
    });
    serveReference(server, openApiDocument);
    const pages = pagesExist(webRoot);
    if (pages)
      await servePages(server, { root: webRoot, headers: pageHeaders({ websocketUrl, https: secureCookies }) });
    else log.warn({ webRoot }, 'The pages are not built, only the API is served');
    answerUnknown(server, routes, { pages });

    const io = createSocketServer({
      http: server.server,
      origins,
      addressOf,
      clock,
      log: loggerOf('realtime'),
      metrics,
    });
    undo.push(() => {
      io.disconnectSockets(true);
      io.engine.close();
    });
    rooms.attach(io);
    await rooms.start();
    undo.push(() => rooms.stop());
  }

  // From here on: making a new database holds the thread for seconds, and nobody waits yet.
  undo.push(watchLoopLag({ clock, log }));
  await server.listen({ host: config.http.host, port: config.http.port });
  undo.push(() => readiness.drain());
  return { url: frontendUrl, port: (server.server.address() as AddressInfo).port };
}

function countJobs(metrics: Metrics, jobs: Jobs): void {
  metrics.gauge('parley_jobs', {
    help: 'Jobs by name and state',
    labels: ['job', 'state'],
    async collect(gauge) {
      for (const { name, ...counts } of await jobs.counts()) {
        for (const [state, count] of Object.entries(counts)) gauge.set(count, { job: name, state });
      }
    },
  });
}

const placeOf = ({ database }: Config) =>
  database.kind === 'pglite' ? { url: null, dataDir: database.folder } : { url: database.url, dataDir: '' };

const readTls = ({ http: { tls } }: Config) =>
  tls === null ? null : { cert: readFileSync(tls.certFile, 'utf8'), key: readFileSync(tls.keyFile, 'utf8') };
