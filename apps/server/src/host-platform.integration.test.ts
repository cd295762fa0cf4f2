import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facts } from './platform/facts/tables.ts';
import { type ServedApp, serveApp } from './testing/served-app.ts';

// A small host platform: the code of docs/guides/integration.md, which knows the typed client alone, against a real server.

const ROOT = join(import.meta.dirname, '..', '..', '..');
const TEACHER = { id: '4711', name: 'Maya Löw', email: 'admin@school.example' };
const PUPIL = { id: 'pupil/12', name: 'Omar', email: 'omar@school.example' };

type Person = typeof TEACHER;
interface Platform {
  personSaved(person: Person): Promise<void>;
  lessonPlanned(lesson: { id: string; title: string; startsAt: Date }, teacher: Person): Promise<Conference>;
  joinPressed(conferenceId: string, person: Person): Promise<string>;
  lessonsOn(): Promise<string[]>;
}
interface Conference {
  id: string;
  joinCode: string;
  title: string;
  host: { id: string; name: string };
}

let app: ServedApp;
let folder: string;
let platform: Platform;
let secret: string;
let keyId: string;
let adminCookie: string;

beforeAll(async () => {
  app = await serveApp({ PARLEY_DEMO: 'off', FRONTEND_URL: 'https://meet.example' });
  const account = { email: TEACHER.email, password: 'a long enough one', name: 'Ada' };
  adminCookie = await app.setUp(account);
  const scopes = ['conferences:read', 'conferences:write', 'people:write', 'join:on_behalf'];
  const made = await app.call<{ secret: string; key: { id: string } }>('POST', '/api/api-keys', {
    cookie: adminCookie,
    body: { name: 'Campus', scopes },
    status: 201,
  });
  ({ secret } = made);
  keyId = made.key.id;

  const guide = await readFile(join(ROOT, 'docs', 'guides', 'integration.md'), 'utf8');
  const [, code = ''] = /^```ts\n(.*?)^```/ms.exec(guide) ?? [];
  // Below the root, where the client is installed.
  folder = await mkdtemp(join(ROOT, '.cache', 'host-platform-'));
  await writeFile(join(folder, 'campus.ts'), code);
  Object.assign(process.env, { PARLEY_URL: app.url, PARLEY_KEY: secret });
  platform = (await import(join(folder, 'campus.ts'))) as Platform;
}, 60_000);
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

const lesson = (id: string) => ({ id, title: `Lesson ${id}`, startsAt: new Date(Date.now() + 5 * 60_000) });

/** What a browser does with a link: where it is sent, and the cookie that it keeps. */
async function follow(url: string, cookie = '') {
  const { pathname } = new URL(url);
  const { status, headers } = await app.send({ method: 'GET', path: pathname, headers: { cookie } });
  const given = (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0] ?? '');
  return { status, location: headers.location, cookie: given.join('; '), lines: headers['set-cookie'] ?? [] };
}
const door = async (code: string, cookie: string) =>
  (await app.call<{ door: { caller: unknown; needs: unknown } }>('GET', `/api/join/${code}`, { cookie })).door;

test('[G4] [G6] a lesson is planned by key for its teacher, and both come in as themselves', async () => {
  await platform.personSaved(PUPIL);
  const planned = lesson('1');
  const conference = await platform.lessonPlanned(planned, TEACHER);
  expect(conference).toMatchObject({ title: 'Lesson 1', host: { name: 'Maya Löw' } });
  expect(await platform.lessonPlanned(planned, TEACHER)).toEqual(conference);

  const url = await platform.joinPressed(conference.id, TEACHER);
  expect(url.startsWith(`https://meet.example/api/join/${conference.joinCode}/links/`)).toBe(true);
  const teacher = await follow(url);
  expect(teacher).toMatchObject({ status: 303, location: `/j/${conference.joinCode}` });
  expect(teacher.lines[0]).toMatch(/^__Host-parley_pass_.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const pupil = await follow(await platform.joinPressed(conference.id, PUPIL));
  for (const [{ cookie }, name, role] of [
    [teacher, 'Maya Löw', 'host'],
    [pupil, 'Omar', 'participant'],
  ] as const) {
    const needs = { name: false, account: false };
    expect(await door(conference.joinCode, cookie)).toMatchObject({ caller: { kind: 'user', name }, needs });
    const path = `/api/join/${conference.joinCode}`;
    const answer = await app.call('POST', path, { cookie, body: {} });
    expect(answer).toMatchObject({
      state: 'admitted',
      participant: { name, role },
      room: { token: expect.any(String) },
    });
    const again = await app.call('POST', `/api/video-conferences/${conference.id}/join`, { cookie });
    expect(again).toMatchObject({ participant: { name, role } });
  }
  const start = `/api/video-conferences/${conference.id}/start`;
  const started = await app.send({ method: 'POST', path: start, headers: { authorization: `Bearer ${secret}` } });
  expect(started.status).toBe(200);
  expect(await platform.lessonsOn()).toEqual(['Lesson 1']);
});

test('[G6] a link works once, for its conference alone, and beside a session it goes first there', async () => {
  const [one, two] = [
    await platform.lessonPlanned(lesson('2'), TEACHER),
    await platform.lessonPlanned(lesson('3'), TEACHER),
  ];
  const url = await platform.joinPressed(one.id, PUPIL);
  expect((await app.send({ method: 'HEAD', path: new URL(url).pathname })).status).toBe(405);
  const elsewhere = await follow(url.replace(one.joinCode, two.joinCode));
  expect(elsewhere).toMatchObject({ status: 303, location: `/j/${two.joinCode}`, cookie: '' });
  const first = await follow(url);
  expect(first.cookie).not.toBe('');
  expect(await follow(url)).toMatchObject({ status: 303, location: `/j/${one.joinCode}`, cookie: '' });

  const forged = first.cookie.replace(one.joinCode, two.joinCode);
  expect(await door(two.joinCode, forged)).toMatchObject({ caller: null });
  expect((await app.send({ method: 'GET', path: '/api/me', headers: { cookie: first.cookie } })).status).toBe(401);
  const both = `${adminCookie}; ${first.cookie}`;
  expect(await door(one.joinCode, both)).toMatchObject({ caller: { kind: 'user', name: 'Omar' } });
  expect(await door(two.joinCode, both)).toMatchObject({ caller: { kind: 'user', name: 'Ada' } });
});

test('[G6] a link never leads out of the lobby', async () => {
  const token = 'x'.repeat(43);
  const codes = [
    '%2F%2Fevil.example',
    '%5Cevil.example',
    '..%2F..%2Fevil',
    'evil.example%0D%0Ax:y',
    'https:%2F%2Fevil',
    '',
  ];
  for (const code of codes) {
    const { status, location } = await follow(`http://x/api/join/${code}/links/${token}`);
    expect([status, location]).toEqual([404, undefined]);
  }
  expect((await follow(`http://x/api/join/%2F%2Fevil.exampl/links/${token}`)).location).toBe('/j/evi-lexa-mpl');
});

test('[G4] facts name the key, and the person for whom it acted', async () => {
  const { id, host } = await platform.lessonPlanned(lesson('4'), TEACHER);
  const told = await app.db.sql.select().from(facts).where(eq(facts.subject, id)).orderBy(asc(facts.id));
  expect(told).toMatchObject([
    { type: 'conference.created', actor: { kind: 'key', id: keyId }, onBehalfOf: host.id, address: '127.0.0.1' },
  ]);
});

test('[G5] who has the same e-mail address here is somebody else', async () => {
  await platform.personSaved(TEACHER);
  const headers = { authorization: `Bearer ${secret}`, 'parley-on-behalf-of': `campus:${TEACHER.id}` };
  const seen = await app.send({ method: 'GET', path: '/api/video-conferences', headers });
  expect(seen.text).toContain('Lesson 1');
  const mine = await app.call<{ user: { name: string; role: string } }>('GET', '/api/me', { cookie: adminCookie });
  expect(mine.user).toMatchObject({ name: 'Ada', role: 'admin' });
});

test('[G8] only the first account is an admin’s', async () => {
  const account = { email: 'second@school.example', password: 'a long enough one', name: 'Bo' };
  const made = await app.call<{ user: { role: string } }>('POST', '/api/auth/sign-up', { body: account, status: 201 });
  expect(made.user.role).toBe('member');
  expect((await app.send({ method: 'GET', path: '/api/api-keys', headers: { cookie: made.cookie } })).status).toBe(403);
});
