import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../platform/http/caller.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import { peopleForTests } from '../people/testing.ts';
import { type Auth, SESSION_COOKIE } from './index.ts';
import { authForTests } from './testing.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

let world: Awaited<ReturnType<typeof peopleForTests>> & { auth: Auth };
beforeAll(async () => {
  const people = await peopleForTests();
  const { auth } = authForTests(people, { refusedPasswords: ['password123'] });
  world = { ...people, auth };
});
afterAll(() => world.db.close());

const stranger = (address?: string) =>
  new Visitor<Caller>({ kind: 'nobody', workspaceId: world.workspace.id }, address);
const input = <B, P, Q>(parts: { body?: B; params?: P; query?: Q } = {}) => ({
  params: parts.params as P,
  query: parts.query as Q,
  body: parts.body as B,
});
const PASSWORD = 'correct horse battery';

/** Signs up and lets later requests come from that session. */
async function member(email: string): Promise<Visitor<Caller>> {
  const visitor = stranger();
  await world.auth.handlers.signUp(input({ body: { email, password: PASSWORD, name: 'Somebody' } }), visitor.request);
  return await recognised(visitor);
}

async function recognised(visitor: Visitor<Caller>): Promise<Visitor<Caller>> {
  visitor.caller = await world.auth.authenticate({
    authorization: undefined,
    sessionCookie: visitor.cookies.get(SESSION_COOKIE),
  });
  return visitor;
}

function userOf(visitor: Visitor<Caller>) {
  if (!('sessionId' in visitor.caller)) throw new Error('Not signed in');
  return { ...visitor.request, caller: visitor.caller };
}

const signIn = (visitor: Visitor<Caller>, email: string, password = PASSWORD) =>
  world.auth.handlers.signIn(input({ body: { email, password } }), visitor.request);

test('who signs up is signed in, and signing in again is a new session that ends the one before', async () => {
  const visitor = await member('new@example.org');
  const first = userOf(visitor).caller.sessionId;
  await signIn(visitor, 'new@example.org');
  await recognised(visitor);
  expect(userOf(visitor).caller.sessionId).not.toBe(first);
  expect((await world.factsAbout(first)).map(({ type }) => type)).toEqual(['session.started', 'session.ended']);
  const { items } = await world.auth.handlers.listSessions(input({ query: {} }), userOf(visitor));
  expect(items).toMatchObject([{ current: true, kind: 'browser', userAgent: 'A browser', address: '192.0.2.1' }]);
});

test('a wrong password and an unknown address get the same answer after the same work', async () => {
  await member('known@example.org');
  const wrong = await signIn(stranger(), 'known@example.org', 'wrong password').catch((error: unknown) => error);
  const unknown = await signIn(stranger(), 'unknown@example.org', 'wrong password').catch((error: unknown) => error);
  expect(wrong).toMatchObject({ code: 'UNAUTHENTICATED', details: {} });
  expect(unknown).toEqual(wrong);
});

test('[U8] ten failures for one account, from wherever, make it wait, known or not; success and time forgive', async () => {
  await member('guessed@example.org');
  for (const email of ['guessed@example.org', 'nobody@example.org']) {
    const tries = Array.from({ length: 12 }, (_, i) => signIn(stranger(`198.51.100.${i}`), email, `guess ${i}`));
    const codes = (await Promise.allSettled(tries)).map((one) => one.status === 'rejected' && one.reason.code);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(2);
    await expect(signIn(stranger(), email)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfter: 900 },
    });
  }
  await world.clock.advance(15 * MINUTE);
  await signIn(stranger(), 'guessed@example.org');
});

test('passwords that are guessed first are refused at sign-up', async () => {
  const guessed = ['Password123', 'anna@example.org', 'Anna Lind', 'abcabcabc', 'Sommer2026', 'letmein!', 'trustno1'];
  for (const password of guessed) {
    const body = { email: 'anna@example.org', password, name: 'Anna Lind' };
    await expect(world.auth.handlers.signUp(input({ body }), stranger().request)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      details: { issues: [{ path: 'body.password' }] },
    });
  }
});

test('a refused password opens nothing, also for who has it', async () => {
  const { auth, workspace } = world;
  const demo = { workspaceId: workspace.id, email: 'demo@example.org', password: 'password123', name: 'Demo' };
  expect((await auth.ensureAccount(demo)).id).toBe((await auth.ensureAccount(demo)).id);
  await expect(signIn(stranger(), demo.email, demo.password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a bearer token works as a bearer token only, and a cookie as a cookie only', async () => {
  const { auth } = world;
  const browser = await member('program@example.org');
  const cookie = browser.cookies.get(SESSION_COOKIE) ?? '';
  const body = { email: 'program@example.org', password: PASSWORD };
  const { token } = await auth.handlers.createToken(input({ body }), stranger().request);

  const by = await auth.authenticate({ authorization: `Bearer ${token}`, sessionCookie: undefined });
  expect(by).toMatchObject({ kind: 'user', by: 'bearer', role: 'member' });
  expect(await auth.authenticate({ authorization: undefined, sessionCookie: token })).toMatchObject({ kind: 'nobody' });
  for (const authorization of [`Bearer ${cookie}`, 'Bearer nonsense', 'Basic YTpi', 'Bearer ']) {
    await expect(auth.authenticate({ authorization, sessionCookie: cookie })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  }
});

test('a session is over after 30 days without use, and after 90 days in any case', async () => {
  const { clock } = world;
  const idle = await member('idle@example.org');
  const busy = await member('busy@example.org');
  for (let days = 0; days < 84; days += 28) {
    await clock.advance(28 * DAY);
    expect((await recognised(busy)).caller.kind).toBe('user');
  }
  expect((await recognised(idle)).caller.kind).toBe('nobody');
  await clock.advance(6 * DAY + 1);
  expect((await recognised(busy)).caller.kind).toBe('nobody');
});

test('one ends own sessions elsewhere and nobody else’s, and signing out ends the own', async () => {
  const { auth, factsAbout } = world;
  const here = await member('two@example.org');
  const there = stranger('203.0.113.5');
  await signIn(there, 'two@example.org');
  await recognised(there);
  const other = await member('other@example.org');
  const id = userOf(there).caller.sessionId;

  const end = (visitor: Visitor<Caller>) => auth.handlers.endSession(input({ params: { id } }), userOf(visitor));
  await expect(end(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await recognised(there)).caller.kind).toBe('user');
  await end(here);
  expect((await recognised(there)).caller.kind).toBe('nobody');
  await expect(end(here)).rejects.toMatchObject({ code: 'NOT_FOUND' });

  const own = userOf(here).caller.sessionId;
  await auth.handlers.signOut(input(), here.request);
  expect(here.cookies.has(SESSION_COOKIE)).toBe(false);
  expect((await factsAbout(own)).map(({ type }) => type)).toEqual(['session.started', 'session.ended']);
});

test('[H9] the list of sessions shows each once while others are added', async () => {
  const { auth, clock } = world;
  const visitor = await member('many@example.org');
  for (let i = 0; i < 6; i++) {
    // Pairs of the same moment: the id decides their order.
    if (i % 2 === 0) await clock.advance(1000);
    await signIn(stranger(), 'many@example.org');
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { limit: 2, ...(cursor !== null && { cursor }) };
    const page: { items: { id: string }[]; nextCursor: string | null } = await auth.handlers.listSessions(
      input({ query }),
      userOf(visitor),
    );
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    // Later than all that is listed, as what comes meanwhile is: it stands before the first page.
    await clock.advance(1);
    await signIn(stranger(), 'many@example.org');
  } while (cursor !== null);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  await expect(auth.handlers.listSessions(input({ query: { cursor: 'x' } }), userOf(visitor))).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
});
