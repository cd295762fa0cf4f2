import { API_SCOPES } from '@parley/contract';
import { PROTOCOL_VERSION, type WebrtcJoined } from '@parley/contract/realtime';
import { sql } from 'drizzle-orm';
import { io, type Socket } from 'socket.io-client';
import { expect } from 'vitest';
import { newId } from '../platform/ids/ids.ts';
import type { ServedApp, WireAnswer } from './served-app.ts';

/** Values that nothing else in a test's database has. */
export const PERSON = {
  name: 'Petronella Quux',
  email: 'petronella@quux.example',
  hostEmail: 'p.quux@campus.example',
  subject: 'petronella-4711',
  address: '203.0.113.77',
  userAgent: 'PetronellaBrowser/1.0',
  password: 'a long enough one',
  said: 'Sagittarius over the harbour',
} as const;

const PICTURE = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('quux picture')]).toString('base64');
const HOUR = 3_600_000;

/** Somebody who has left a trace everywhere: in every table that holds something of people. */
export interface BusyPerson {
  userId: string;
  cookie: string;
  /** Authorization of a program of theirs. */
  bearer: string;
  /** In the room of a conference that somebody else holds. */
  socket: Socket;
  peerId: string;
  /** Conferences by what they are to the person; all but `ended` are open. */
  conferences: Record<'joined' | 'ended' | 'held' | 'heldOn' | 'shared', { id: string; joinCode: string }>;
  /** All participants that are theirs. */
  participantIds: string[];
  /** The other one in the rooms, an admin. */
  other: { cookie: string; socket: Socket; joined: WebrtcJoined; heard: string[] };
}

interface Made {
  conference: { id: string; joinCode: string };
}

/** Asks as the person does, from their address and browser. */
export const asPerson = (app: ServedApp) => {
  return async (method: string, path: string, options: { body?: object; headers?: Record<string, string> } = {}) => {
    const headers = {
      'x-forwarded-for': PERSON.address,
      'user-agent': PERSON.userAgent,
      ...(options.body && { 'content-type': 'application/json' }),
      ...options.headers,
    };
    const body = options.body && { body: JSON.stringify(options.body) };
    const answer: WireAnswer = await app.send({ method, path, headers, ...body });
    const cookie = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
    return { ...answer, cookie, json: answer.text.startsWith('{') ? JSON.parse(answer.text) : {} };
  };
};

/** Needs `PARLEY_DEMO=off` and `TRUST_PROXY=true`, and a database in which nobody is yet. */
export async function makeBusyPerson(app: ServedApp): Promise<BusyPerson> {
  const { db } = app;
  const ask = asPerson(app);
  const otherCookie = await app.setUp({ email: 'omar@other.example', password: PERSON.password, name: 'Omar' });
  const account = { email: PERSON.email, password: PERSON.password, name: PERSON.name };
  const { cookie, json } = await ask('POST', '/api/auth/sign-up', { body: account });
  const userId = json.user.id as string;
  const mine = { headers: { cookie } };
  await db.sql.execute(sql`update users set role = 'admin' where id = ${userId}`);
  await ask('PUT', '/api/me/avatar', { ...mine, body: { image: PICTURE } });
  const token = await ask('POST', '/api/auth/tokens', {
    body: { email: PERSON.email, password: PERSON.password },
  });
  const now = Date.now();
  await db.sql.execute(sql`insert into identities (id, workspace_id, issuer, subject, user_id, email, created_at)
    select ${newId('identity', now)}, workspace_id, 'campus', ${PERSON.subject}, id, ${PERSON.hostEmail}, now()
    from users where id = ${userId}`);

  await db.sql.execute(sql`insert into passkeys (id, workspace_id, user_id, credential_id, public_key, counter, transports, synced, name, created_at)
    select ${newId('passkey', now)}, workspace_id, id, 'petronella-credential', 'x', 0, '[]', false, 'Petronella’s phone', now()
    from users where id = ${userId}`);

  const create = async (body: object) => {
    const headers = { cookie, 'idempotency-key': newId('message', Date.now()) };
    return (await ask('POST', '/api/video-conferences', { headers, body })).json.conference as Made['conference'];
  };
  const later = { startsAt: new Date(now + HOUR).toISOString() };
  const ofOther = await app.call<Made>('POST', '/api/video-conferences', {
    cookie: otherCookie,
    body: { title: 'Of Omar' },
    status: 201,
  });
  // An answer that is kept for somebody else names the person too.
  const added = await app.send({
    method: 'POST',
    path: `/api/video-conferences/${ofOther.conference.id}/participants`,
    headers: { cookie: otherCookie, 'content-type': 'application/json', 'idempotency-key': 'add-petronella' },
    body: JSON.stringify({ userId }),
  });
  expect([added.status, added.text]).toEqual([201, expect.stringContaining(PERSON.name)]);
  const conferences = {
    joined: ofOther.conference,
    ended: await create({ title: 'Petronella’s meeting', description: `Ask ${PERSON.email}` }),
    held: await create({ title: 'Alone, later', ...later }),
    heldOn: await create({ title: 'Alone, now' }),
    shared: await create({ title: 'With a moderator, later', ...later }),
  };
  const other = await app.call<{ user: { id: string } }>('GET', '/api/me', { cookie: otherCookie });
  await ask('POST', `/api/video-conferences/${conferences.shared.id}/participants`, {
    ...mine,
    body: { userId: other.user.id, role: 'moderator' },
  });

  const enter = async (who: string, id: string) => {
    const { json: entry } = await ask('POST', `/api/video-conferences/${id}/join`, {
      headers: { cookie: who },
    });
    return await connect(app.url, entry.room.token);
  };
  const say = (socket: Socket) =>
    socket.emitWithAck('webrtc_chat_message', { op_id: newId('message', Date.now()), message: PERSON.said });
  const before = await enter(cookie, conferences.ended.id);
  expect(await say(before.socket)).toEqual({ ok: true });
  const path = `/api/video-conferences/${conferences.ended.id}`;
  expect((await ask('POST', `${path}/rating`, { ...mine, body: { rating: 'good' } })).status).toBeLessThan(300);
  await ask('POST', `${path}/end`, mine);
  before.socket.close();
  const there = await enter(otherCookie, conferences.joined.id);
  const here = await enter(cookie, conferences.joined.id);
  expect(await say(here.socket)).toEqual({ ok: true });
  await here.socket.emitWithAck('webrtc_raise_hand', { op_id: 'raise-my-hand', raised: true });

  await db.sql.execute(sql`insert into bookings (id, workspace_id, session_id, mentor_user_id, mentee_user_id, conference_id, created_by, created_at, updated_at)
    select ${newId('booking', now)}, workspace_id, 'session-1', id, ${other.user.id}, ${conferences.shared.id}, id, now(), now()
    from users where id = ${userId}`);
  await byKey(app, ask, cookie, conferences.joined);
  const parts = await db.sql.execute<{ id: string }>(sql`select id from participants where user_id = ${userId}`);
  return {
    userId,
    cookie,
    bearer: `Bearer ${token.json.token}`,
    socket: here.socket,
    peerId: here.joined.self.peer_id,
    conferences,
    participantIds: parts.map(({ id }) => id),
    other: { cookie: otherCookie, ...there },
  };
}

/** A key of theirs, and two links by which they come in: one followed, one not. */
async function byKey(app: ServedApp, ask: ReturnType<typeof asPerson>, cookie: string, conference: { id: string }) {
  const body = { name: 'Campus', scopes: API_SCOPES };
  const { json } = await ask('POST', '/api/api-keys', { headers: { cookie }, body });
  const headers = { authorization: `Bearer ${json.secret}`, 'parley-on-behalf-of': `campus:${PERSON.subject}` };
  const link = async () =>
    (await ask('POST', `/api/video-conferences/${conference.id}/join-links`, { headers })).json.url as string;
  const [url] = [await link(), await link()];
  const { pathname } = new URL(url);
  expect((await ask('GET', pathname)).status).toBe(303);
}

/** Comes into a room by its token. */
export async function connect(url: string, token: string) {
  const auth = { protocol: PROTOCOL_VERSION, token };
  const headers = { 'x-forwarded-for': PERSON.address };
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth,
    extraHeaders: headers,
  });
  const heard: string[] = [];
  socket.onAny((name: string, message: unknown) => heard.push(`${name} ${JSON.stringify(message)}`));
  const joined = new Promise<WebrtcJoined>((resolve) => socket.once('webrtc_joined', resolve));
  const media = { audio: true, video: false, screen: false };
  await socket.emitWithAck('webrtc_join_room', { op_id: newId('message', Date.now()), media });
  return { socket, heard, joined: await joined };
}
