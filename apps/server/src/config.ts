import { hostname } from 'node:os';
import * as z from 'zod/mini';
import { doubledProviders, readProviders, singleSignOnProblems } from './config-single-sign-on.ts';
import { flag, type IceServer, type LogLevel, parts, variables } from './config-variables.ts';
import { check } from './platform/validation/validate.ts';

/** Everything that the environment decides, checked once at start. */
export interface Config {
  production: boolean;
  http: {
    host: string;
    port: number;
    /** Files in PEM of the server's own certificate; null where a proxy in front speaks TLS, or nobody does. */
    tls: { certFile: string; keyFile: string } | null;
    /** Origin of the pages and of every link, such as `https://meet.school.example`. */
    frontendUrl: string;
    /** Where pages open the realtime connection, when it is not their own origin. */
    websocketUrl: string | null;
    /** Other origins whose pages may call the API with the caller's cookies. */
    corsOrigins: string[];
    /** Addresses or networks of proxies whose `X-Forwarded-*` headers are believed; `true` for any. */
    trustProxy: boolean | string[];
    /** Multiplies every rate limit of the API. */
    rateLimitFactor: number;
  };
  database: { kind: 'pglite'; folder: string } | { kind: 'postgres'; url: string };
  /** Names this process where it owns rooms. */
  nodeId: string;
  log: { level: LogLevel; modules: Record<string, LogLevel> };
  metricsToken: string | null;
  /** The mail server and whom mails are from; null where nothing is sent and admins read the outbox. */
  mail: { smtpUrl: string; from: string } | null;
  /** Whether people sign in only after confirming their e-mail address. */
  requireConfirmedEmail: boolean;
  conferences: { joinEarlyMinutes: number; defaultProvider: string };
  rooms: {
    /** STUN servers, and whatever else is the same for everybody. */
    iceServers: IceServer[];
    /** TURN servers that share a secret with this server; `ttl` in seconds. */
    turn: { urls: string[]; secret: string; ttl: number } | null;
    maxParticipants: number;
    maxVideo: string;
  };
  /** Where people can sign in besides here (OpenID Connect). */
  singleSignOn: ReturnType<typeof readProviders>;
  /** Demo people with a known password, and a meeting of theirs. */
  demo: boolean;
  /** What is odd but does not stop the start. */
  warnings: string[];
}

/** The environment cannot be used; `problems` holds one sentence each, beginning with the variable's name. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}.`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const KNOWN = Object.keys(variables.shape);

/** Reads and checks the environment. Throws `ConfigError` with every problem at once; an empty variable counts as absent. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, text]) => KNOWN.includes(name) && text?.trim() !== ''),
  );
  const result = check(variables, given, '');
  const problems = [
    ...('issues' in result ? result.issues.map((issue) => sentence(issue.path, issue.message)) : []),
    ...demoProblems(given),
    ...tlsProblems(given),
    ...turnProblems(given),
    ...singleSignOnProblems(given),
    ...('issues' in result ? [] : doubledProviders(readProviders(result.value))),
    ...mailProblems(given),
  ];
  if ('issues' in result || problems.length > 0) throw new ConfigError(problems);
  const read = result.value;

  const production = read.NODE_ENV === 'production';
  const tls =
    read.HTTPS_CERT === undefined || read.HTTPS_KEY === undefined
      ? null
      : { certFile: read.HTTPS_CERT, keyFile: read.HTTPS_KEY };
  const { relays, stun } = sorted(read.TURN_URLS);
  const frontendUrl = read.FRONTEND_URL ?? `${tls === null ? 'http' : 'https'}://localhost:${read.PORT}`;
  return {
    production,
    http: {
      host: read.HOST,
      port: read.PORT,
      tls,
      frontendUrl,
      websocketUrl: read.WEBSOCKET_URL ?? null,
      corsOrigins: read.CORS_ORIGINS,
      trustProxy: read.TRUST_PROXY,
      rateLimitFactor: read.PARLEY_RATE_LIMIT_FACTOR,
    },
    database:
      read.DATABASE_URL === undefined
        ? { kind: 'pglite', folder: read.PARLEY_DATA_DIR }
        : { kind: 'postgres', url: read.DATABASE_URL },
    // Whoever has the embedded folder is alone with it: what a killed process owned is its successor's at once.
    nodeId: read.PARLEY_NODE_ID ?? (read.DATABASE_URL === undefined ? 'embedded' : `${hostname()}-${read.PORT}`),
    log: read.LOG_LEVEL,
    metricsToken: read.METRICS_TOKEN ?? null,
    mail:
      read.SMTP_URL === undefined || read.MAIL_FROM === undefined
        ? null
        : { smtpUrl: read.SMTP_URL, from: read.MAIL_FROM },
    requireConfirmedEmail: read.REQUIRE_CONFIRMED_EMAIL,
    conferences: { joinEarlyMinutes: read.JOIN_EARLY_MINUTES, defaultProvider: read.MEETING_PROVIDER },
    rooms: {
      iceServers: [...(read.WEBRTC_ICE_SERVERS as IceServer[]), ...(stun.length === 0 ? [] : [{ urls: stun }])],
      turn: read.TURN_SECRET === undefined ? null : { urls: relays, secret: read.TURN_SECRET, ttl: read.TURN_TTL },
      maxParticipants: read.WEBRTC_MAX_PARTICIPANTS,
      maxVideo: read.WEBRTC_MAX_VIDEO,
    },
    singleSignOn: readProviders(read),
    demo: read.PARLEY_DEMO ?? (!production && isLoopback(read.HOST) && isLoopback(new URL(frontendUrl).hostname)),
    warnings: Object.keys(env)
      .filter((name) => name.startsWith('PARLEY_') && !KNOWN.includes(name))
      .map((name) => `${name} is not a setting of Parley and has no effect.`),
  };
}

function tlsProblems({ HTTPS_CERT, HTTPS_KEY }: Record<string, string | undefined>): string[] {
  return (HTTPS_CERT === undefined) === (HTTPS_KEY === undefined)
    ? []
    : ['HTTPS_CERT and HTTPS_KEY: one is set without the other. Set both to serve https, or neither.'];
}

function mailProblems({ SMTP_URL, MAIL_FROM }: Record<string, string | undefined>): string[] {
  return (SMTP_URL === undefined) === (MAIL_FROM === undefined)
    ? []
    : ['SMTP_URL and MAIL_FROM: one is set without the other. Set both to send e-mail, or neither.'];
}

/** Relays need credentials, STUN servers none. */
const sorted = (urls: readonly string[]) => {
  const isRelay = (url: string) => /^turns?:/i.test(url);
  return { relays: urls.filter(isRelay), stun: urls.filter((url) => !isRelay(url)) };
};

function turnProblems({ TURN_URLS = '', TURN_SECRET }: Record<string, string | undefined>): string[] {
  const relays = sorted(parts(TURN_URLS)).relays.length > 0;
  if (relays === (TURN_SECRET !== undefined)) return [];
  return relays
    ? ['TURN_SECRET: TURN_URLS names a relay, which needs it. Set it to the static-auth-secret of coturn.']
    : ['TURN_URLS: TURN_SECRET is set without a relay. Name one, such as turn:turn.example.org:3478.'];
}

/** Everybody knows the demo password, so nobody but this machine may reach it. */
function demoProblems({ PARLEY_DEMO, HOST, NODE_ENV }: Record<string, string | undefined>): string[] {
  const wanted = z.safeParse(flag, PARLEY_DEMO);
  if (!wanted.success || !wanted.data) return [];
  const remedy = 'everybody knows the demo password. Set PARLEY_DEMO=off.';
  return [
    ...(HOST !== undefined && !isLoopback(HOST) ? [`PARLEY_DEMO cannot be on with HOST=${HOST}: ${remedy}`] : []),
    ...(NODE_ENV === 'production' ? [`PARLEY_DEMO cannot be on with NODE_ENV=production: ${remedy}`] : []),
  ];
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || host === '::1' || host.startsWith('127.');

/** `WEBRTC_ICE_SERVERS.0.urls` is about the variable before the first dot. The value is not repeated: it may be a secret. */
function sentence(path: string, message: string): string {
  const [name = '', ...within] = path.split('.');
  const place = within.length === 0 ? '' : ` (at ${within.join('.')})`;
  return `${name}${place}: ${message}.`;
}
