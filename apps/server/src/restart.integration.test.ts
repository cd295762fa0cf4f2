import { PROTOCOL_VERSION } from '@parley/contract/realtime';
import { sql } from 'drizzle-orm';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import type { OpenDatabase } from './platform/db/open-database.ts';
import { openTestDatabase } from './platform/db/testing.ts';
import { silentLogger } from './platform/log/logger.ts';

const config = loadConfig({});
let database: OpenDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A server on the one database, which outlives it. */
async function startServer() {
  const app = createApp(
    { ...config, http: { ...config.http, port: 0 } },
    { loggerOf: () => silentLogger, webRoot: '/nowhere', database: { ...database, close: () => Promise.resolve() } },
  );
  const { port } = await app.start();
  return { app, url: `http://127.0.0.1:${port}` };
}

interface Answers {
  token: string;
  conference: { id: string; state: string };
  room: { token: string };
}

async function call(url: string, token: string, method: string, path: string, body?: object): Promise<Answers> {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as Answers;
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'test@startup.com', password: 'password123' }),
  });
  return ((await answer.json()) as Answers).token;
}

async function enter(url: string, token: string): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    auth: { protocol: PROTOCOL_VERSION, token },
  });
  const media = { audio: false, video: false, screen: false };
  expect(await socket.emitWithAck('webrtc_join_room', { op_id: 'enter-here', media })).toEqual({ ok: true });
  return socket;
}

test('[K4] a conference past its end goes on over a restart while people are in it, though its job fell due meanwhile', async () => {
  const first = await startServer();
  const token = await signIn(first.url);
  const { conference } = await call(first.url, token, 'POST', '/api/video-conferences', {
    title: 'Longer than planned',
  });
  const entry = await call(first.url, token, 'POST', `/api/video-conferences/${conference.id}/join`);
  const socket = await enter(first.url, entry.room.token);
  await first.app.stop();
  socket.close();
  await database.sql.execute(
    sql`update conferences set ends_at = now() - interval '30 minutes' where id = ${conference.id}`,
  );
  const due = sql`update pgboss.job set start_after = now() - interval '1 minute'
    where name = 'conferences.end-over' and data::text like ${`%${conference.id}%`}`;
  await database.sql.execute(due);

  const second = await startServer();
  await vi.waitFor(
    async () => {
      const done = await database.sql.execute(sql`select 1 from pgboss.job where name = 'conferences.end-over'
        and data::text like ${`%${conference.id}%`} and state = 'completed'`);
      expect(done).not.toEqual([]);
    },
    { timeout: 15_000 },
  );
  const after = await call(second.url, token, 'GET', `/api/video-conferences/${conference.id}`);
  expect(after.conference.state).toBe('active');
  await second.app.stop();
});
