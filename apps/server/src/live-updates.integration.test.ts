import type { Acknowledgement, MeChange } from '@parley/contract/realtime';
import { ME_LIMITS, ME_VERSION } from '@parley/contract/realtime';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type ServedApp, serveApp } from './testing/served-app.ts';
import { type Resident, workspaceOf } from './testing/workspace-people.ts';

// The namespace /me on the whole server: who may listen, who hears what, and what ends it.

let app: ServedApp;
let resident: Resident;
/** Somebody who may see everything in another workspace. */
let elsewhere: Resident;
const pages: Socket[] = [];
beforeAll(async () => {
  app = await serveApp({ PARLEY_DEMO: 'off', CORS_ORIGINS: 'https://campus.example' });
  resident = await (await workspaceOf(app, 'default'))({ keys: true });
  elsewhere = await (await workspaceOf(app, 'other'))({ keys: false });
}, 60_000);
afterEach(() => {
  for (const page of pages.splice(0)) page.disconnect();
});
afterAll(() => app.stop());

interface From {
  cookie?: string;
  origin?: string;
}

function open(auth: object, from: From = {}): Socket {
  const page = io(`${app.url}/me`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth,
    extraHeaders: { ...from },
  });
  pages.push(page);
  return page;
}

/** The code that a handshake was refused with, or `open`. */
const outcome = (page: Socket): Promise<string> =>
  new Promise((resolve) => {
    page.once('connect', () => resolve('open'));
    page.once('connect_error', (error: Error & { data?: { code: string } }) => resolve(error.data?.code ?? 'refused'));
  });

/** An open page of somebody, with what it hears: a word for each change, and which conferences they are about. */
async function pageOf(cookie: string) {
  const page = open({ protocol: ME_VERSION }, { cookie });
  const heard: string[] = [];
  const about: string[] = [];
  const ends: string[] = [];
  page.on('me_changed', ({ changes }: { changes: MeChange[] }) => {
    heard.push(...changes.map((change) => (change.kind === 'conference' ? change.change : change.kind)));
    about.push(...changes.flatMap((change) => (change.kind === 'conference' ? change.conference_id : [])));
  });
  page.on('me_error', ({ code }: { code: string }) => ends.push(code));
  page.on('me_reconnect', ({ after_ms }: { after_ms: number }) => ends.push(`reconnect ${typeof after_ms}`));
  page.on('disconnect', (reason) => ends.push(reason));
  expect(await outcome(page)).toBe('open');
  await vi.waitFor(() => expect(heard).toContain('everything'));
  heard.length = 0;
  return { page, heard, about, ends };
}

const PATIENCE = { timeout: 15_000, interval: 20 };
let people = 0;

async function newcomer() {
  people += 1;
  const account = {
    email: `newcomer${people}@example.org`,
    password: 'nobody guesses this',
    name: `Newcomer ${people}`,
  };
  const { cookie, user } = await app.call<{ user: { id: string } }>('POST', '/api/auth/sign-up', {
    body: account,
    status: 201,
  });
  return { cookie, id: user.id, account };
}

test('[U1] opens for a session by cookie or by bearer token, and for nobody else', async () => {
  const protocol = ME_VERSION;
  const { cookie, secrets } = resident;
  expect(await outcome(open({ protocol }, { cookie }))).toBe('open');
  expect(await outcome(open({ protocol, token: secrets.token }))).toBe('open');
  expect(await outcome(open({ protocol }, { cookie, origin: 'https://campus.example' }))).toBe('open');
  expect(await outcome(open({ protocol }, { cookie, origin: 'https://evil.example' }))).not.toBe('open');
  expect(await outcome(open({ protocol }))).toBe('UNAUTHENTICATED');
  expect(await outcome(open({ protocol, token: 'nothing' }, { cookie }))).toBe('UNAUTHENTICATED');
  expect(await outcome(open({ protocol }, { cookie: resident.guestCookie }))).toBe('UNAUTHENTICATED');
  expect(await outcome(open({ protocol, token: secrets.roomToken }))).not.toBe('open');
  expect(await outcome(open({ protocol, token: secrets.apiKey }))).toBe('FORBIDDEN');
  expect(await outcome(open({ protocol: 99 }, { cookie }))).toBe('PROTOCOL_UNSUPPORTED');
  expect(await outcome(open({}, { cookie }))).toBe('VALIDATION_FAILED');
});

test('[U3] [U5] all pages of everybody concerned hear of a call, and nobody else, here or in another workspace', async () => {
  const [host, guest, stranger] = [await newcomer(), await newcomer(), await newcomer()];
  const concerned = [await pageOf(host.cookie), await pageOf(host.cookie), await pageOf(guest.cookie)];
  const others = [await pageOf(stranger.cookie), await pageOf(elsewhere.cookie)];
  const { conference } = await app.call<{ conference: { id: string } }>('POST', '/api/video-conferences', {
    cookie: host.cookie,
    body: { title: 'Maths', startsAt: new Date(Date.now() + 600_000).toISOString() },
    status: 201,
  });
  const path = `/api/video-conferences/${conference.id}`;
  const options = { cookie: host.cookie };
  await app.call('POST', `${path}/participants`, { ...options, body: { userId: guest.id }, status: 201 });
  await vi.waitFor(() => expect(concerned[2]?.heard).toContain('added'), PATIENCE);
  await app.call('POST', `${path}/start`, options);
  for (const { heard } of concerned) await vi.waitFor(() => expect(heard).toContain('started'), PATIENCE);
  await app.call('POST', `${path}/end`, options);
  for (const { heard } of concerned) await vi.waitFor(() => expect(heard).toContain('ended'), PATIENCE);
  for (const { about } of others) expect(about).not.toContain(conference.id);
});

test('[U5] a page hears that somebody came into a call, and that they left', async () => {
  const host = await newcomer();
  const { conference } = await app.call<{ conference: { id: string } }>('POST', '/api/video-conferences', {
    cookie: host.cookie,
    body: { title: 'Instant' },
    status: 201,
  });
  const { room } = await app.call<{ room: { token: string } }>('POST', `/api/video-conferences/${conference.id}/join`, {
    cookie: host.cookie,
  });
  const { heard } = await pageOf(host.cookie);
  const inRoom = io(app.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocol: 1, token: room.token },
  });
  pages.push(inRoom);
  const media = { audio: false, video: false, screen: false };
  await inRoom.emitWithAck('webrtc_join_room', { op_id: 'come-in-1', media });
  await vi.waitFor(() => expect(heard).toContain('presence'), PATIENCE);
  heard.length = 0;
  await inRoom.emitWithAck('webrtc_leave_room', { op_id: 'leave-it-1' });
  await vi.waitFor(() => expect(heard).toContain('presence'), PATIENCE);
});

test('[U2] signing out closes the pages of that session and of no other; so does ending it from elsewhere', async () => {
  const person = await newcomer();
  const { email, password } = person.account;
  const signIn = () => app.call('POST', '/api/auth/sign-in', { body: { email, password } });
  const [second, third] = [await signIn(), await signIn()];
  const [one, two, three] = [await pageOf(person.cookie), await pageOf(second.cookie), await pageOf(third.cookie)];
  await app.call('POST', '/api/auth/sign-out', { cookie: person.cookie, status: 204 });
  await vi.waitFor(() => expect(one.ends).toEqual(['UNAUTHENTICATED', 'io server disconnect']), PATIENCE);
  const { items } = await app.call<{ items: { id: string; current: boolean }[] }>('GET', '/api/auth/sessions', {
    cookie: third.cookie,
  });
  const other = items.find(({ current }) => !current);
  await app.call('DELETE', `/api/auth/sessions/${other?.id}`, { cookie: third.cookie, status: 204 });
  await vi.waitFor(() => expect(two.ends).toEqual(['UNAUTHENTICATED', 'io server disconnect']), PATIENCE);
  await vi.waitFor(() => expect(three.heard).toContain('sessions'), PATIENCE);
  expect(three.ends).toEqual([]);
  expect(await outcome(open({ protocol: ME_VERSION }, { cookie: second.cookie }))).toBe('UNAUTHENTICATED');
});

test('[U6] one person has so many pages at most; others do not notice', async () => {
  const [person, other] = [await newcomer(), await newcomer()];
  const all = Array.from({ length: ME_LIMITS.connections }, () => pageOf(person.cookie));
  const [first] = await Promise.all(all);
  expect(await outcome(open({ protocol: ME_VERSION }, { cookie: person.cookie }))).toBe('RATE_LIMITED');
  await pageOf(other.cookie);
  const crowd = await newcomer();
  const atOnce = Array.from({ length: ME_LIMITS.connections + 10 }, () =>
    open({ protocol: ME_VERSION }, { cookie: crowd.cookie }),
  );
  await Promise.all(atOnce.map(outcome));
  const stillOpen = () => atOnce.filter(({ connected }) => connected);
  await vi.waitFor(() => expect(stillOpen()).toHaveLength(ME_LIMITS.connections), PATIENCE);
  first?.page.disconnect();
  await vi.waitFor(async () => {
    expect(await outcome(open({ protocol: ME_VERSION }, { cookie: person.cookie }))).toBe('open');
  }, PATIENCE);
});

test('[U6] a page may ask whether anybody is there, says nothing else, and is cut when it keeps on', async () => {
  const { page, ends } = await pageOf(resident.cookie);
  const say = (name: string, ...message: unknown[]): Promise<Acknowledgement> =>
    page.timeout(5000).emitWithAck(name, ...message) as Promise<Acknowledgement>;
  expect(await say('me_probe', {})).toEqual({ ok: true });
  for (const [name, message] of [
    ['me_probe', { who: 'me' }],
    ['me_changed', { changes: [] }],
    ['webrtc_chat_message', { op_id: 'op_00000001', message: 'Hello' }],
    ['__proto__', {}],
  ] as const) {
    expect(await say(name, message)).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
  }
  for (let index = 0; index < 100; index++) page.emit('me_probe', {});
  await vi.waitFor(() => expect(ends).toEqual(['RATE_LIMITED', 'io server disconnect']), PATIENCE);
});

test('[U7] a server that stops has its pages come back in a moment', async () => {
  const { ends } = await pageOf(resident.cookie);
  await app.stop();
  await vi.waitFor(() => expect(ends[0]).toBe('reconnect number'), PATIENCE);
});
