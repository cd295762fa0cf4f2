import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { expect } from 'vitest';
import { type App, createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import type { Database } from '../platform/db/database.ts';
import { openTestDatabase } from '../platform/db/testing.ts';
import { silentLogger } from '../platform/log/logger.ts';

/** One HTTP request as it goes over the wire: nothing is tidied on the way. */
export interface WireRequest {
  method: string;
  /** Path and query. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** The whole server on a database of its own, without limits that a flood of tests would meet. */
export interface ServedApp {
  db: Database;
  url: string;
  send(request: WireRequest): Promise<WireAnswer>;
  /** Sends JSON, expects `status` and answers what it is told; the cookies that it was given are in `cookie`. */
  call<T>(method: string, path: string, options?: CallOptions): Promise<T & { cookie: string }>;
  /** Makes the first account, an admin's, and answers its cookies. Only where the demo is off. */
  setUp(account: { email: string; password: string; name: string }): Promise<string>;
  stop(): Promise<void>;
}

interface CallOptions {
  body?: object;
  cookie?: string;
  status?: number;
}

export async function serveApp(
  env: Record<string, string> = {},
  kind: Database['kind'] = 'pglite',
): Promise<ServedApp> {
  const config = loadConfig({ PARLEY_RATE_LIMIT_FACTOR: '1000', ...env });
  const db = await openTestDatabase(kind);
  const surroundings = { loggerOf: () => silentLogger, webRoot: '/nowhere', database: db };
  const app: App = createApp({ ...config, http: { ...config.http, port: 0 } }, surroundings);
  const { port, setUpLink } = await app.start();
  const agent = new Agent({ keepAlive: true });

  const send = ({ method, path, headers = {}, body }: WireRequest): Promise<WireAnswer> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': `${Buffer.byteLength(body)}` };
      const options = { host: '127.0.0.1', port, agent, method, path, headers: { ...length, ...headers } };
      const outgoing = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
        );
        answer.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });

  const served: ServedApp = {
    db,
    url: `http://127.0.0.1:${port}`,
    send,
    async call<T>(method: string, path: string, { body, cookie = '', status = 200 }: CallOptions = {}) {
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await send({ method, path, headers: { cookie, ...type }, ...json });
      expect([answer.status, answer.text]).toEqual([status, expect.anything()]);
      const given = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
      return { ...(answer.text === '' ? {} : JSON.parse(answer.text)), cookie: given } as T & { cookie: string };
    },
    async setUp(account) {
      const body = { ...account, workspace: 'Parley', token: setUpLink?.split('#')[1] };
      return (await served.call('POST', '/api/setup', { body, status: 201 })).cookie;
    },
    async stop() {
      agent.destroy();
      await app.stop();
    },
  };
  return served;
}
