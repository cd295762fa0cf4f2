import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ParleyError, routes } from '@parley/contract';
import { openApiDocument } from '@parley/contract/openapi';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { createDomains } from './domains.ts';
import { type Clock, systemClock } from './platform/clock/clock.ts';
import { type OpenDatabase, openDatabase } from './platform/db/open-database.ts';
import { SqlFacts } from './platform/facts/sql-facts.ts';
import { bindRoutes } from './platform/http/bind-routes.ts';
import { closeWithin } from './platform/http/close-within.ts';
import { Idempotency } from './platform/http/idempotency.ts';
import { serveOperators } from './platform/http/operator-routes.ts';
import { allowedOrigins } from './platform/http/origins.ts';
import { pagesExist, type SendPage, servePages } from './platform/http/pages.ts';
import { Proxies } from './platform/http/proxies.ts';
import { Readiness } from './platform/http/readiness.ts';
import { serveReference } from './platform/http/reference-routes.ts';
import { pageHeaders } from './platform/http/security-headers.ts';
import { createHttpServer } from './platform/http/server.ts';
import { answerUnknown } from './platform/http/unknown-routes.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import { PgBossJobs } from './platform/jobs/pg-boss-jobs.ts';
import type { Logger, LoggerFactory } from './platform/log/logger.ts';
import { watchLoopLag } from './platform/metrics/loop-lag.ts';
import type { Metrics } from './platform/metrics/metrics.ts';
import { createSmtpMailer } from './platform/mail/smtp-mailer.ts';
import { createMetrics } from './platform/metrics/prom-metrics.ts';
import { RateLimiter } from './platform/rate/rate-limiter.ts';
import { createSocketServer } from './platform/realtime/socket-server.ts';
import { keepTidy } from './platform/upkeep/keep-tidy.ts';

/** What stands around the application; tests put their own. */
export interface Surroundings {
  loggerOf: LoggerFactory;
  /** Folder of the built pages. */
  webRoot: string;
  clock?: Clock;
  /** Instead of the one that is configured. It is closed by `stop`. */
  database?: OpenDatabase;
}

export interface Started {
  url: string;
  port: number;
  /** The link by which the first account is made, while there is none and no demo. */
  setUpLink: string | null;
}

export interface App {
  /** Serves from when it resolves. When it rejects nothing is left open. */
  start(): Promise<Started>;
  /** Hands rooms over, finishes requests and jobs, closes. May be called at any time, also twice. */
  stop(): Promise<void>;
}

/** Milliseconds. */
const FINISH_REQUESTS = 10_000;
const PING_TIMEOUT = 2000;

/** Parley, put together: the platform here, the domains in `domains.ts`. */
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
): Promise<Started> {
  const { frontendUrl } = config.http;
  const secureCookies = frontendUrl.startsWith('https:');
  const proxies = new Proxies(config.http.trustProxy);
  const addressOf = (request: IncomingMessage) => proxies.addressOf(request);
  const metrics = createMetrics({ ofProcess: true });

  const db = database ?? (await openDatabase({ ...placeOf(config), log: loggerOf('db'), clock }));
  undo.push(() => db.close());
  await db.migrate();
  const jobs = new PgBossJobs({ database: db, log: loggerOf('jobs') });
  const facts = new SqlFacts({ database: db, jobs, clock });
  const startTidying = keepTidy({ db, clock, jobs, log: loggerOf('db') });
  const mailer = config.mail === null ? null : createSmtpMailer({ url: config.mail.smtpUrl, from: config.mail.from });
  undo.push(() => mailer?.close());
  const platform = { db, clock, facts, jobs, loggerOf, metrics, mailer, addressOf, secureCookies };
  const domains = await createDomains(config, platform);

  const origins = allowedOrigins(frontendUrl, config.http.corsOrigins);
  const server = await createHttpServer({ tls: readTls(config), proxies, origins, log: loggerOf('http'), metrics });
  const readiness = new Readiness(clock);
  readiness.add('database', () => db.ping(PING_TIMEOUT));
  readiness.add('jobs', () => jobs.counts());
  serveOperators(server, { readiness, metrics: metrics.page, metricsToken: config.metricsToken });
  undo.push(() => closeWithin(server, FINISH_REQUESTS, clock));
  bindRoutes(server, routes, domains.handlers, {
    authenticate: domains.authenticate,
    peerBy: domains.peerBy,
    actFor: domains.actFor,
    origins,
    limiter: new RateLimiter(clock),
    rateLimitFactor: config.http.rateLimitFactor,
    idempotency: new Idempotency({ db, clock, log: loggerOf('http') }),
    secureCookies,
  });
  serveReference(server, openApiDocument);
  answerUnknown(server, routes, await addPages(server, config, webRoot, loggerOf('http')));

  const log = loggerOf('realtime');
  const io = createSocketServer({ http: server.server, origins, addressOf, clock, log, metrics });
  undo.push(() => {
    io.disconnectSockets(true);
    io.engine.close();
  });
  domains.rooms.attach(io);
  await domains.rooms.start();
  undo.push(() => domains.rooms.stop());
  domains.liveUpdates.attach(io);
  undo.push(() => domains.liveUpdates.stop());

  // After the rooms: a job that fell due meanwhile must find who was in them before it decides that nobody is.
  countJobs(metrics, jobs);
  await jobs.start({ process: true });
  undo.push(() => jobs.stop());
  await domains.notifications.start();
  await domains.startRetention();
  await startTidying();
  if (config.demo) await domains.seedDemo();

  // From here on: making a new database holds the thread for seconds, and nobody waits yet.
  undo.push(watchLoopLag({ clock, log: loggerOf('app') }));
  await server.listen({ host: config.http.host, port: config.http.port });
  undo.push(() => readiness.drain());
  return {
    url: frontendUrl,
    port: (server.server.address() as AddressInfo).port,
    setUpLink: await domains.setUp.makeLink(),
  };
}

/** Null where there are none. */
async function addPages(
  server: FastifyInstance,
  { http }: Config,
  root: string,
  log: Logger,
): Promise<SendPage | null> {
  if (!pagesExist(root)) {
    log.warn({ root }, 'The pages are not built, only the API is served');
    return null;
  }
  const { protocol, hostname } = new URL(http.frontendUrl);
  // A browser that was told to would ask this machine for https alone, whatever runs there next.
  const onlyHttps = protocol === 'https:' && hostname !== 'localhost';
  const { websocketUrl } = http;
  return servePages(server, {
    root,
    headersOf: (page) => pageHeaders({ websocketUrl, onlyHttps, webAssembly: page === 'join.html' }),
  });
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

function readTls({ http: { tls } }: Config): { cert: string; key: string } | null {
  if (tls === null) return null;
  try {
    return { cert: readFileSync(tls.certFile, 'utf8'), key: readFileSync(tls.keyFile, 'utf8') };
  } catch (cause) {
    throw new ParleyError('NOT_FOUND', 'The files of HTTPS_CERT and HTTPS_KEY cannot be read.', { cause });
  }
}
