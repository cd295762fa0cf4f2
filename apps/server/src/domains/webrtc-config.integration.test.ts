import { createHmac } from 'node:crypto';
import type { WebrtcConfig } from '@parley/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { openTestDatabase } from '../platform/db/testing.ts';
import { silentLogger } from '../platform/log/logger.ts';
import { RoomClient } from './rooms/testing/room-client.ts';

// Where browsers get fresh credentials for the relay, as they meet it: over HTTP, with a room on the other side.

const SECRET = 'a-secret-shared-with-coturn';
const TURN_URLS = 'stun:t.example, turn:t.example:3478, turns:t.example:443?transport=tcp';
let app: App;
let base: string;
const clients: RoomClient[] = [];

beforeAll(async () => {
  const config = loadConfig({ TURN_URLS, TURN_SECRET: SECRET, TURN_TTL: '3600' });
  const surroundings = { loggerOf: () => silentLogger, webRoot: '/nowhere', database: await openTestDatabase() };
  app = createApp({ ...config, http: { ...config.http, port: 0 } }, surroundings);
  base = `http://127.0.0.1:${(await app.start()).port}`;
});
afterAll(async () => {
  for (const client of clients) client.close();
  await app.stop();
});

const ask = (headers: Record<string, string> = {}) => fetch(`${base}/api/webrtc/config`, { headers });
const withTicket = (ticket = '') => ask({ authorization: `Room ${ticket}` });

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  return { cookie, body: (await answer.json()) as Record<string, never> };
}

const hostOf = async () =>
  (await post('/api/auth/sign-in', { email: 'test@startup.com', password: 'password123' })).cookie;

/** A meeting that is on, with a guest in its room. */
async function guestInRoom() {
  const cookie = await hostOf();
  const made = await post('/api/video-conferences', { title: 'Weekly' }, { cookie });
  const { id, joinCode } = made.body['conference'] as unknown as { id: string; joinCode: string };
  const { room } = (await post(`/api/join/${joinCode}`, { name: 'Gus' })).body as unknown as {
    room: { token: string };
  };
  const guest = new RoomClient(base);
  clients.push(guest);
  await guest.join(room.token);
  return { cookie, id, guest };
}

function expectFresh({ iceServers, expiresAt }: WebrtcConfig) {
  const [stun, relay] = iceServers;
  expect(stun).toEqual({ urls: ['stun:t.example'] });
  expect(relay?.urls).toEqual(['turn:t.example:3478', 'turns:t.example:443?transport=tcp']);
  expect(relay?.credential).toBe(
    createHmac('sha1', SECRET)
      .update(relay?.username ?? '')
      .digest('base64'),
  );
  expect(Date.parse(expiresAt ?? '') - Date.now()).toBeGreaterThan(3_590_000);
  expect(relay?.username).toMatch(new RegExp(`^${Date.parse(expiresAt ?? '') / 1000}:[\\w-]{16}$`));
}

test('[T1] [T2] who is signed in or in a room gets fresh credentials, not to be kept; nobody else', async () => {
  const { cookie, guest } = await guestInRoom();
  const joined = guest.joined;
  if (joined === null) throw new Error('Not in');
  expectFresh({ iceServers: joined.ice_servers, expiresAt: joined.ice_expires_at });

  for (const answer of [await ask({ cookie }), await withTicket(guest.place?.ticket)]) {
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const config = (await answer.json()) as WebrtcConfig;
    expectFresh(config);
    expect(JSON.stringify(config)).not.toMatch(/Gus|usr_|peer_|prt_/);
  }
  const wrong = ['Room nothing', `Room ${'x'.repeat(43)}`, `Bearer ${guest.place?.ticket}`, 'Room'];
  for (const authorization of wrong) expect((await ask({ authorization })).status).toBe(401);
  expect((await ask()).status).toBe(401);
  const elsewhere = await fetch(`${base}/api/me`, { headers: { authorization: `Room ${guest.place?.ticket}` } });
  expect(elsewhere.status).toBe(401);
});

test('[T2] asking does not use the ticket up; it works while its peer is reconnecting and dies with leaving', async () => {
  const { guest } = await guestInRoom();
  const ticket = guest.place?.ticket;
  guest.cut();
  await guest.until(() => !guest.socket.connected);
  for (const _ of [1, 2]) expect((await withTicket(ticket)).status).toBe(200);
  const joined = await guest.resume();
  expectFresh({ iceServers: joined.ice_servers, expiresAt: joined.ice_expires_at });
  expect((await withTicket(guest.place?.ticket)).status).toBe(200);
  await guest.send('webrtc_leave_room', { op_id: 'gus-leaves-1' });
  for (const old of [ticket, guest.place?.ticket]) expect((await withTicket(old)).status).toBe(401);
});

test('[T2] the ticket dies with the end of the meeting', async () => {
  const { guest, id, cookie } = await guestInRoom();
  expect((await withTicket(guest.place?.ticket)).status).toBe(200);
  await post(`/api/video-conferences/${id}/end`, {}, { cookie });
  await guest.until(() => guest.log.at(-1)?.type === 'room_ended');
  expect((await withTicket(guest.place?.ticket)).status).toBe(401);
});

test('[T2] [H7] each caller has its own limit', async () => {
  const [{ guest }, { guest: other }] = [await guestInRoom(), await guestInRoom()];
  const statuses = new Set<number>();
  for (let index = 0; index < 40; index++) statuses.add((await withTicket(guest.place?.ticket)).status);
  expect(statuses).toEqual(new Set([200, 429]));
  expect((await withTicket(other.place?.ticket)).status).toBe(200);
});
