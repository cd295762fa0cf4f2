import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

const problemsOf = (env: Record<string, string>): string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test('an empty environment is a whole configuration: this machine only, embedded database, demo on', () => {
  const config = loadConfig({});
  expect(config).toMatchObject({
    production: false,
    http: {
      host: '127.0.0.1',
      port: 5001,
      frontendUrl: 'http://localhost:5001',
      websocketUrl: null,
      trustProxy: false,
    },
    database: { kind: 'pglite', folder: './data' },
    nodeId: 'embedded',
    conferences: { joinEarlyMinutes: 15, defaultProvider: 'webrtc' },
    rooms: { iceServers: [], turn: null, maxParticipants: 10, maxVideo: '720p30' },
    demo: true,
    warnings: [],
  });
});

test('every problem is listed at once, by the name of its variable and without its value', () => {
  const problems = problemsOf({
    PORT: 'eighty',
    FRONTEND_URL: 'https://meet.example.org/rooms',
    DATABASE_URL: 'mysql://parley:hunter2@db/parley',
    WEBRTC_ICE_SERVERS: '[{"urls":"turn:t.example","credential":5}]',
    PARLEY_DEMO: 'on',
    HOST: '0.0.0.0',
  });
  expect(problems.map((problem) => problem.split(/[: ]/, 1)[0])).toEqual([
    'PORT',
    'FRONTEND_URL',
    'DATABASE_URL',
    'WEBRTC_ICE_SERVERS',
    'PARLEY_DEMO',
  ]);
  expect(problems.join()).not.toContain('hunter2');
});

test('what is given is read into its typed place', () => {
  const config = loadConfig({
    PORT: '8080',
    FRONTEND_URL: 'https://Meet.Example.org/',
    CORS_ORIGINS: 'https://school.example, http://localhost:3000',
    TRUST_PROXY: '10.0.0.0/8,127.0.0.1',
    DATABASE_URL: 'postgres://db/parley',
    LOG_LEVEL: 'warn,rooms=debug',
    MEETING_PROVIDER: 'google-meet',
    WEBRTC_ICE_SERVERS: '[{"urls":["stun:a","turn:b"],"username":"u","credential":"c"}]',
    WEBRTC_MAX_VIDEO: '360p15',
    NODE_ENV: 'production',
    METRICS_TOKEN: '  ',
  });
  expect(config).toMatchObject({
    production: true,
    http: {
      port: 8080,
      frontendUrl: 'https://meet.example.org',
      corsOrigins: ['https://school.example', 'http://localhost:3000'],
      trustProxy: ['10.0.0.0/8', '127.0.0.1'],
    },
    database: { kind: 'postgres', url: 'postgres://db/parley' },
    nodeId: expect.stringMatching(/-8080$/),
    log: { level: 'warn', modules: { rooms: 'debug' } },
    conferences: { defaultProvider: 'google_meet' },
    rooms: { iceServers: [{ urls: ['stun:a', 'turn:b'], username: 'u', credential: 'c' }], maxVideo: '360p15' },
    metricsToken: null,
    demo: false,
  });
});

test.each([
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '::1' }, true],
  [{ NODE_ENV: 'production' }, false],
  [{ FRONTEND_URL: 'https://meet.example.org' }, false],
  [{ FRONTEND_URL: 'https://meet.example.org', PARLEY_DEMO: 'on' }, true],
  [{ PARLEY_DEMO: 'off' }, false],
])('%j: demo people are there: %s', (env, demo) => {
  expect(loadConfig(env).demo).toBe(demo);
});

test('the demo is refused where others can reach it', () => {
  expect(problemsOf({ PARLEY_DEMO: 'on', HOST: '192.168.1.5' })).toHaveLength(1);
  expect(problemsOf({ PARLEY_DEMO: 'on', NODE_ENV: 'production' })).toHaveLength(1);
});

test.each([
  ['off', false],
  ['true', true],
  ['::1, 10.0.0.0/8', ['::1', '10.0.0.0/8']],
])('TRUST_PROXY=%s trusts %j', (text, trusted) => {
  expect(loadConfig({ TRUST_PROXY: text }).http.trustProxy).toEqual(trusted);
});

test.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0'])('TRUST_PROXY=%s is refused', (text) => {
  expect(problemsOf({ TRUST_PROXY: text })).toEqual([expect.stringMatching(/^TRUST_PROXY: must be addresses/)]);
});

test('an unknown PARLEY_ name is a warning, other names are not ours', () => {
  const { warnings } = loadConfig({ PARLEY_PORT: '80', PATH: '/bin' });
  expect(warnings).toEqual(['PARLEY_PORT is not a setting of Parley and has no effect.']);
});

test('its own certificate needs both files, and makes the links https', () => {
  expect(problemsOf({ HTTPS_CERT: '/etc/parley/cert.pem' }).join()).toContain('HTTPS_KEY');
  const { http } = loadConfig({ HTTPS_CERT: '/c.pem', HTTPS_KEY: '/k.pem' });
  expect(http).toMatchObject({
    tls: { certFile: '/c.pem', keyFile: '/k.pem' },
    frontendUrl: 'https://localhost:5001',
  });
});

test('a mail server needs a sender, and no problem repeats its password', () => {
  const SMTP_URL = 'smtp://parley:hunter2@mail.example:587';
  expect(loadConfig({}).mail).toBeNull();
  expect(loadConfig({ SMTP_URL, MAIL_FROM: 'Parley <parley@school.example>' }).mail).toEqual({
    smtpUrl: SMTP_URL,
    from: 'Parley <parley@school.example>',
  });
  const wrong: Record<string, string>[] = [
    { SMTP_URL },
    { MAIL_FROM: 'parley@school.example' },
    { SMTP_URL: 'http://hunter2@mail.example', MAIL_FROM: 'parley@school.example' },
    { SMTP_URL, MAIL_FROM: 'parley' },
    { SMTP_URL, MAIL_FROM: 'A <a@b.example>\r\nBcc: <c@d.example>' },
  ];
  for (const env of wrong) {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain('hunter2');
  }
});

test('relays share a secret with us; STUN servers beside them need none', () => {
  const TURN_URLS = 'stun:t.example, turn:t.example:3478, TURNS:[2001:db8::1]:443?transport=tcp';
  const { rooms } = loadConfig({
    WEBRTC_ICE_SERVERS: '[{"urls":"stun:s.example"}]',
    TURN_URLS,
    TURN_SECRET: 'north-harbour-secret',
  });
  expect(rooms.iceServers).toEqual([{ urls: 'stun:s.example' }, { urls: ['stun:t.example'] }]);
  expect(rooms.turn).toEqual({
    urls: ['turn:t.example:3478', 'TURNS:[2001:db8::1]:443?transport=tcp'],
    secret: 'north-harbour-secret',
    ttl: 14_400,
  });
  expect(loadConfig({ TURN_URLS: 'stun:t.example' }).rooms).toMatchObject({ turn: null });
});

test.each<[Record<string, string>, RegExp[]]>([
  [{ TURN_URLS: 'turn:t.example' }, [/^TURN_SECRET: /]],
  [{ TURN_SECRET: 'north-harbour-secret' }, [/^TURN_URLS: /]],
  [{ TURN_SECRET: 'north-harbour-secret', TURN_URLS: 'stun:t.example' }, [/^TURN_URLS: /]],
  [
    { TURN_SECRET: 'short', TURN_URLS: 'turn://t.example,turn:t.example', TURN_TTL: '60' },
    [/^TURN_URLS \(at 0\): must be like turn:/, /^TURN_SECRET: must have 16/, /^TURN_TTL: must be 600 or more/],
  ],
  [{ TURN_TTL: '90000' }, [/^TURN_TTL: must be 86400 or less/]],
  [{ TURN_URLS: 'stun:t.example?transport=udp' }, [/^TURN_URLS/]],
  [{ TURN_URLS: 'turn:user@t.example', TURN_SECRET: 'north-harbour-secret' }, [/^TURN_URLS/]],
])('%j is refused with every problem, and without the secret', (env, expected) => {
  const problems = problemsOf(env);
  expect(problems).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  expect(problems.join()).not.toContain('north-harbour');
});

test('sign-in providers: one by its own names, more as a list, each with what it needs', () => {
  const providers = JSON.stringify([
    { id: 'google', issuer: 'https://accounts.google.com', clientId: 'g', allowedDomains: ['School.example'] },
  ]);
  const env = { OIDC_ISSUER: 'https://id.school.example/realms/a', OIDC_CLIENT_ID: 'parley', OIDC_CLIENT_SECRET: 's' };
  expect(loadConfig({ ...env, OIDC_NAME: 'School ID', OIDC_SIGN_UP: 'off', OIDC_PROVIDERS: providers })).toMatchObject({
    singleSignOn: [
      { id: 'sso', name: 'School ID', clientSecret: 's', signUp: false, scopes: 'openid profile email' },
      {
        id: 'google',
        name: 'accounts.google.com',
        clientSecret: null,
        signUp: true,
        allowedDomains: ['school.example'],
      },
    ],
  });
  expect(loadConfig({ OIDC_ISSUER: 'http://localhost:9000', OIDC_CLIENT_ID: 'x' }).singleSignOn).toHaveLength(1);
});

test.each([
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://id.school.example', OIDC_CLIENT_ID: 'x' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0', OIDC_CLIENT_ID: 'x' }],
  ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://id.school.example' }],
  ['OIDC_ISSUER', { OIDC_CLIENT_SECRET: 'hunter2' }],
  ['OIDC_SCOPES', { OIDC_ISSUER: 'https://id.school.example', OIDC_CLIENT_ID: 'x', OIDC_SCOPES: 'email' }],
  [
    'OIDC_ALLOWED_DOMAINS',
    { OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'x', OIDC_ALLOWED_DOMAINS: '@a.example' },
  ],
  ['OIDC_PROVIDERS', { OIDC_PROVIDERS: 'school' }],
  ['OIDC_PROVIDERS', { OIDC_PROVIDERS: '[{"id":"Two Words","issuer":"https://a.example","clientId":"x"}]' }],
  [
    'OIDC_PROVIDERS',
    {
      OIDC_ISSUER: 'https://a.example',
      OIDC_CLIENT_ID: 'x',
      OIDC_PROVIDERS: '[{"id":"two","issuer":"https://a.example/","clientId":"y"}]',
    },
  ],
])('a sign-in provider is refused at the start: %s in %j', (variable, env) => {
  const problems = problemsOf(env);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${variable}\\b`));
  expect(problems.join()).not.toContain('hunter2');
});
