import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { fromJson } from './config-json.ts';
import { allowedDomains, singleSignOnVariables } from './config-single-sign-on.ts';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface IceServer {
  urls: string | string[];
  username?: string;
  credential?: string;
}

const whole = (min: number, max: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d+$/, 'must be a whole number')),
    z.pipe(
      z.transform(Number),
      z.number().check(z.minimum(min, `must be ${min} or more`), z.maximum(max, `must be ${max} or less`)),
    ),
  );

export const flag = z.pipe(
  z.enum(['on', 'off', 'true', 'false', '1', '0'], 'must be on or off'),
  z.transform((word) => ['on', 'true', '1'].includes(word)),
);

/** What stands between commas. */
export const parts = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const list = z.pipe(z.string(), z.transform(parts));

/** An address without path, query or name: the browser sends exactly this as `Origin`. */
const origin = (schemes: readonly string[]) =>
  z.pipe(
    z.string().check(
      z.refine((text) => {
        const url = URL.parse(text);
        const bare = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
        return bare && schemes.includes(url.protocol);
      }, `must be an address such as ${schemes[0]}//meet.example.org, without a path`),
    ),
    z.transform((text) => {
      const url = new URL(text);
      return `${url.protocol}//${url.host}`;
    }),
  );

const logLevels = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (text) => parts(text).every((part) => /^(?:[\w-]+=)?(?:error|warn|info|debug)$/.test(part)),
        'must be a level (error, warn, info, debug), or one for some modules besides: info,rooms=debug',
      ),
    ),
  z.transform((text) => {
    const named = parts(text).map((part) => part.split('=') as [string, LogLevel?]);
    const modules = named.flatMap(([module, level]) => (level === undefined ? [] : [[module, level] as const]));
    const level = named.find(([, level]) => level === undefined)?.[0] as LogLevel | undefined;
    return { level: level ?? ('info' as const), modules: Object.fromEntries(modules) };
  }),
);

const iceServers = z.pipe(
  fromJson,
  z.array(
    z.strictObject({
      urls: z.union([z.string(), z.array(z.string())]),
      username: z.optional(z.string()),
      credential: z.optional(z.string()),
    }),
    'must be a JSON list such as [{"urls":"stun:stun.example.org"}]',
  ),
);

/** RFC 7064 and RFC 7065: what a browser takes; another one breaks every call. */
const ICE_URL = /^(?:stuns?:HOST|turns?:HOST(?:\?transport=(?:udp|tcp))?)$/.source.replaceAll(
  'HOST',
  /(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?/.source,
);
const turnUrls = z.pipe(
  list,
  z
    .array(
      z
        .string()
        .check(
          z.regex(
            new RegExp(ICE_URL, 'i'),
            'must be like turn:turn.example.org:3478, turns:turn.example.org:443?transport=tcp or stun:stun.example.org',
          ),
        ),
    )
    .check(z.maxLength(10, 'must be 10 addresses at most')),
);

const trustProxy = z.union(
  [
    z.pipe(flag, z.boolean()),
    z.pipe(
      list,
      z
        .array(z.string())
        .check(z.refine((networks) => networks.every(isNetwork), 'must be addresses or networks, or on')),
    ),
  ],
  'must be addresses or networks with commas, such as 10.0.0.0/8, or on for any',
);

function isNetwork(text: string): boolean {
  const [address = '', prefix = '0', ...more] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && more.length === 0 && /^\d+$/.test(prefix) && Number(prefix) <= bits;
}

const smtpUrl = z.string().check(
  z.refine((text) => {
    const url = URL.parse(text);
    return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname);
  }, 'must be like smtp://name:password@mail.example.org:587 or smtps://mail.example.org, with signs in the password as %40'),
);

/** `parley@school.example`, or with a name: `Parley <parley@school.example>`. */
const mailbox = z
  .string()
  .check(
    z.regex(/^(?:[^<>"\r\n]*<)?[^\s<>@,]+@[^\s<>@,]+\.[^\s<>@,]+>?$/, 'must be like Parley <parley@school.example>'),
  );

/** The variables that Parley reads, and how each is written. An empty one counts as absent. */
export const variables = z.object({
  NODE_ENV: z._default(z.string(), 'development'),
  HOST: z._default(z.string(), '127.0.0.1'),
  PORT: z._default(whole(1, 65_535), 5001),
  HTTPS_CERT: z.optional(z.string()),
  HTTPS_KEY: z.optional(z.string()),
  FRONTEND_URL: z.optional(origin(['https:', 'http:'])),
  WEBSOCKET_URL: z.optional(origin(['wss:', 'ws:', 'https:', 'http:'])),
  CORS_ORIGINS: z._default(z.pipe(list, z.array(origin(['https:', 'http:']))), []),
  TRUST_PROXY: z._default(trustProxy, false),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://'))),
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16, 'must have 16 characters or more'))),
  LOG_LEVEL: z._default(logLevels, { level: 'info' as const, modules: {} }),
  ...singleSignOnVariables,
  OIDC_SIGN_UP: z._default(flag, true),
  OIDC_ALLOWED_DOMAINS: z._default(z.pipe(list, allowedDomains), []),
  SMTP_URL: z.optional(smtpUrl),
  MAIL_FROM: z.optional(mailbox),
  REQUIRE_CONFIRMED_EMAIL: z._default(flag, false),
  JOIN_EARLY_MINUTES: z._default(whole(0, 24 * 60), 15),
  MEETING_PROVIDER: z._default(
    z.pipe(
      z.string(),
      z.transform((name) => name.replaceAll('-', '_')),
    ),
    'webrtc',
  ),
  WEBRTC_ICE_SERVERS: z._default(iceServers, []),
  WEBRTC_MAX_PARTICIPANTS: z._default(whole(2, 200), 10),
  WEBRTC_MAX_VIDEO: z._default(z.string().check(z.regex(/^\d{3,4}p\d{1,2}$/, 'must be like 720p30')), '720p30'),
  TURN_URLS: z._default(turnUrls, []),
  TURN_SECRET: z.optional(z.string().check(z.minLength(16, 'must have 16 characters or more'))),
  TURN_TTL: z._default(whole(600, 86_400), 4 * 3600),
  PARLEY_DATA_DIR: z._default(z.string(), './data'),
  PARLEY_NODE_ID: z.optional(
    z.string().check(z.regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots or hyphens')),
  ),
  PARLEY_RATE_LIMIT_FACTOR: z._default(whole(1, 1000), 1),
  PARLEY_DEMO: z.optional(flag),
});
