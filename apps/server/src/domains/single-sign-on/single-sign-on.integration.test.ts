import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Caller, SessionCaller } from '../../platform/http/caller.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import { silentLogger } from '../../platform/log/logger.ts';
import { SESSION_COOKIE } from '../auth/index.ts';
import { authForTests } from '../auth/testing.ts';
import { peopleForTests } from '../people/testing.ts';
import { addWorkspace } from '../workspaces/testing.ts';
import { createSingleSignOn, type SingleSignOn } from './index.ts';
import { type Accounts, CLIENT, IdentityProvider } from './testing/identity-provider.ts';

const FRONTEND = 'https://meet.school.example';
const MINUTE = 60_000;
const way = (id: string) => `${FRONTEND}/api/auth/oidc/${id}/callback`;

const accounts: Accounts = {};
let school: IdentityProvider;
/** Whether the provider's clock is two hours slow while it gives tokens. */
let isSlow = false;
let world: Awaited<ReturnType<typeof peopleForTests>>;
let here: Place;
let elsewhere: Place;

type Place = Awaited<ReturnType<typeof placeOf>>;

const fetchByItsClock: typeof fetch = async (...request) => {
  if (isSlow) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 120 * MINUTE });
  try {
    return await fetch(...request);
  } finally {
    vi.useRealTimers();
  }
};

/** Parley in a workspace, with each provider in several ways. */
async function placeOf(workspaceId: typeof world.workspace.id, firstIsAdmin = false) {
  const { clock, db, facts, people } = world;
  const options = { clock, db, facts, log: silentLogger, people, workspaceId, firstIsAdmin };
  const { auth } = authForTests(world, { workspaceId });
  const provider = { ...CLIENT, scopes: 'openid profile email', signUp: true, allowedDomains: [] };
  const singleSignOn = createSingleSignOn({
    ...options,
    auth,
    frontendUrl: FRONTEND,
    fetch: fetchByItsClock,
    providers: [
      { ...provider, id: 'school', name: 'School ID', issuer: school.issuer },
      { ...provider, id: 'members', name: 'Members only', issuer: school.issuer, signUp: false },
      { ...provider, id: 'domain', name: 'One domain', issuer: school.issuer, allowedDomains: ['school.example'] },
      { ...provider, id: 'alias', name: 'Another name', issuer: `http://localhost:${school.port}` },
      { ...provider, id: 'wrong', name: 'Wrong secret', issuer: school.issuer, clientSecret: 'wrong' },
    ],
  });
  return { auth, handlers: singleSignOn.handlers };
}

beforeAll(async () => {
  const redirectUris = ['school', 'members', 'domain', 'alias', 'wrong'].map(way);
  school = await IdentityProvider.start({ accounts, redirectUris });
  world = await peopleForTests();
  const other = await addWorkspace(world.db, 'Elsewhere', world.clock.now());
  here = await placeOf(world.workspace.id);
  elsewhere = await placeOf(other.id);
});
afterAll(async () => {
  await school.down();
  await world.db.close();
});

let count = 0;
let subject: string;
beforeEach(() => {
  count += 1;
  subject = `subject-${count}`;
  accounts[subject] = { name: 'Maya Lindqvist', email: `Maya${count}@school.example`, email_verified: true };
  school.inFront = subject;
});

const stranger = () => new Visitor<Caller>({ kind: 'nobody', workspaceId: world.workspace.id });
type Query = Parameters<SingleSignOn['handlers']['finishSingleSignOn']>[0]['query'];

const begin = async (visitor: Visitor<Caller>, provider = 'school', next?: string, place = here) =>
  (
    await place.handlers.beginSingleSignOn(
      { params: { provider }, query: undefined, body: { ...(next !== undefined && { next }), language: 'de' } },
      visitor.request,
    )
  ).url;
const finish = (visitor: Visitor<Caller>, query: Query, provider = 'school', place = here) =>
  place.handlers.finishSingleSignOn({ params: { provider }, query, body: undefined }, visitor.request);

/** All the way there and back; `meddle` changes where the browser is sent, or what it comes back with. */
async function signIn(
  visitor = stranger(),
  {
    provider = 'school',
    next,
    place = here,
    there = (url: string) => url,
    back = (query: Query) => query,
  }: {
    provider?: string;
    next?: string;
    place?: Place;
    there?: (url: string) => string;
    back?: (query: Query) => Query;
  } = {},
) {
  const url = await begin(visitor, provider, next, place);
  const { location } = await finish(visitor, back(await school.visit(there(url))), provider, place);
  return { visitor, location };
}

const callerOf = (visitor: Visitor<Caller>, place = here) =>
  place.auth.authenticate({ authorization: undefined, sessionCookie: visitor.cookies.get(SESSION_COOKIE) });
async function userOf(visitor: Visitor<Caller>, place = here) {
  const caller = await callerOf(visitor, place);
  const user = caller.kind === 'user' ? await world.people.find(caller.userId) : null;
  if (user === null) throw new Error('Nobody is signed in');
  return user;
}

async function expectRefused(result: { visitor: Visitor<Caller>; location: string }, problem: string, next = '') {
  expect(result.location).toMatch(new RegExp(`^/sign-in\\?problem=${problem}&provider=[a-z]+${next}$`));
  expect(await callerOf(result.visitor)).toMatchObject({ kind: 'nobody' });
}

describe('with a provider that runs', () => {
  test('[I6] [I8] who is new gets an account and a session, and is the same person the next time', async () => {
    const { visitor, location } = await signIn(stranger(), { next: '/calendar?view=week' });
    expect(location).toBe('/calendar?view=week');
    const user = await userOf(visitor);
    expect(user).toMatchObject({
      name: 'Maya Lindqvist',
      email: `maya${count}@school.example`,
      role: 'member',
      language: 'de',
      workspaceId: world.workspace.id,
    });
    expect((await world.factsAbout(user.id)).map(({ type }) => type)).toEqual(['user.signed_up']);
    accounts[subject] = { name: 'Renamed', email: 'other@school.example', email_verified: true };
    const again = await signIn(stranger());
    expect(again.location).toBe('/');
    expect((await userOf(again.visitor)).id).toBe(user.id);
  });

  test('[I1] the session that the browser had is ended', async () => {
    const { visitor } = await signIn();
    visitor.caller = await callerOf(visitor);
    const first = (visitor.caller as SessionCaller).sessionId;
    await signIn(visitor);
    expect((await world.factsAbout(first)).map(({ type }) => type)).toEqual(['session.started', 'session.ended']);
  });

  test('[I7] an account is never found by its e-mail address', async () => {
    const { user } = await world.addPerson('Hanna');
    accounts[subject] = { name: 'Not Hanna', email: user.email, email_verified: true };
    await expectRefused(await signIn(), 'email_taken');
    accounts[subject] = { name: 'Not Hanna', email: user.email, email_verified: false };
    const { visitor } = await signIn();
    const other = await userOf(visitor);
    expect(other).toMatchObject({ name: 'Not Hanna', email: null });
    expect(other.id).not.toBe(user.id);
  });

  test('[I8] two pages that come back at the same moment meet one person', async () => {
    const both = await Promise.all([signIn(), signIn(), signIn()]);
    const ids = await Promise.all(both.map(async ({ visitor }) => (await userOf(visitor)).id));
    expect(new Set(ids).size).toBe(1);
  });

  test('[I8] where no accounts are made, or for one domain alone, others are refused and the known come in', async () => {
    await expectRefused(await signIn(stranger(), { provider: 'members' }), 'not_allowed');
    accounts[subject] = { name: 'Eve', email: 'eve@school.example', email_verified: false };
    await expectRefused(await signIn(stranger(), { provider: 'domain' }), 'not_allowed');
    accounts[subject] = { name: 'Eve', email: 'eve@school.example.evil.example', email_verified: true };
    await expectRefused(await signIn(stranger(), { provider: 'domain' }), 'not_allowed');
    const { visitor } = await signIn();
    const again = await signIn(stranger(), { provider: 'members' });
    expect((await userOf(again.visitor)).id).toBe((await userOf(visitor)).id);
  });

  test('[I8] nobody becomes the first account, the admin, by a provider', async () => {
    const empty = await addWorkspace(world.db, 'Not set up', world.clock.now());
    await expectRefused(await signIn(stranger(), { place: await placeOf(empty.id, true) }), 'not_set_up');
  });

  test('[I6] a subject is somebody else in another workspace, and a state is good in its own alone', async () => {
    const { visitor } = await signIn();
    const there = await signIn(stranger(), { place: elsewhere });
    const [one, other] = [await userOf(visitor), await userOf(there.visitor, elsewhere)];
    expect(other.id).not.toBe(one.id);
    expect(other.workspaceId).not.toBe(one.workspaceId);
  });

  test('[I6] calling off there is told, and where one was going is kept', async () => {
    school.inFront = null;
    await expectRefused(await signIn(stranger(), { next: '/calendar' }), 'cancelled', '&next=%2Fcalendar');
  });

  test('[I3] [I6] a state is good once, for ten minutes, in the browser and for the provider that it was made for', async () => {
    const visitor = stranger();
    const query = await school.visit(await begin(visitor));
    const another = stranger();
    await begin(another);
    await expectRefused({ visitor: another, ...(await finish(another, query)) }, 'expired');
    // Used up, whoever showed it.
    await expectRefused({ visitor, ...(await finish(visitor, query)) }, 'expired');

    const wrong = await school.visit(await begin(visitor));
    await expectRefused({ visitor, ...(await finish(visitor, wrong, 'members')) }, 'expired');
    const slow = await school.visit(await begin(visitor));
    await world.clock.advance(10 * MINUTE);
    await expectRefused({ visitor, ...(await finish(visitor, slow)) }, 'expired');
    await expectRefused({ visitor, ...(await finish(visitor, { ...slow, state: 'made-up' })) }, 'expired');
    await expectRefused({ visitor, ...(await finish(visitor, {})) }, 'expired');

    const first = await school.visit(await begin(visitor));
    expect((await finish(visitor, first)).location).toBe('/');
    const replayed = stranger();
    const { code } = first;
    const result = await signIn(replayed, { back: (fresh) => ({ ...fresh, ...(code !== undefined && { code }) }) });
    await expectRefused(result, 'expired');
  });

  const replace = (name: string, value: string) => (url: string) => {
    const changed = new URL(url);
    changed.searchParams.set(name, value);
    return changed.href;
  };
  test.each([
    ['the nonce', 'invalid', { there: replace('nonce', 'of somebody else') }],
    [
      'the challenge of PKCE',
      'expired',
      { there: replace('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM') },
    ],
    ['the issuer that comes back', 'invalid', { back: (query: Query) => ({ ...query, iss: 'https://evil.example' }) }],
    ['the secret of Parley', 'invalid', { provider: 'wrong' }],
  ])('[I6] with %s changed nobody is signed in', async (_, problem, meddling) => {
    await expectRefused(await signIn(stranger(), meddling), problem);
  });

  test('[I6] an ID token that is over signs nobody in', async () => {
    const visitor = stranger();
    const query = await school.visit(await begin(visitor));
    isSlow = true;
    const result = await finish(visitor, query);
    isSlow = false;
    await expectRefused({ visitor, ...result }, 'invalid');
  });

  test('[I6] a provider that calls itself otherwise than it is configured is not used', async () => {
    await expect(begin(stranger(), 'alias')).rejects.toMatchObject({
      code: 'PROVIDER_ERROR',
      details: { provider: 'alias', problem: 'invalid' },
    });
  });

  test('an unknown provider is NOT_FOUND', async () => {
    await expect(begin(stranger(), 'nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('linking', () => {
  /** Somebody who is signed in here by a cookie, as `addPerson` makes them: without a password. */
  async function member() {
    const { user, visitor } = await world.addPerson('Hanna');
    return { user, visitor };
  }
  async function link(visitor: Visitor<SessionCaller>, caller: Caller = visitor.caller) {
    const { url } = await here.handlers.linkAccount(
      { params: { provider: 'school' }, query: undefined, body: undefined },
      visitor.request,
    );
    const browser = new Visitor<Caller>(caller);
    for (const [name, value] of visitor.cookies) browser.cookies.set(name, value);
    return (await finish(browser, await school.visit(url))).location;
  }
  const linked = async (visitor: Visitor<SessionCaller>) =>
    (await here.handlers.listLinkedAccounts({ params: undefined, query: undefined, body: undefined }, visitor.request))
      .items;

  test('[I7] an account is linked while signed in, signs in from then on, and is unlinked unless it is the only way', async () => {
    const { user, visitor } = await member();
    expect(await link(visitor)).toBe('/settings/security?linked=school');
    const [account] = await linked(visitor);
    expect(account).toMatchObject({
      provider: { id: 'school', name: 'School ID' },
      email: `maya${count}@school.example`,
    });
    expect((await userOf((await signIn()).visitor)).id).toBe(user.id);
    if (account === undefined) throw new Error('Nothing is linked');
    expect((await world.factsAbout(account.id)).map(({ type }) => type)).toEqual(['identity.linked']);

    const unlink = () =>
      here.handlers.unlinkAccount({ params: { id: account.id }, query: undefined, body: undefined }, visitor.request);
    await expect(unlink()).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'last_way' } });
    expect(await linked(visitor)).toHaveLength(1);
    here.auth.ways.add((_tx, id) => Promise.resolve(id === user.id ? 1 : 0));
    await unlink();
    expect(await linked(visitor)).toEqual([]);
    expect((await userOf((await signIn()).visitor)).id).not.toBe(user.id);
    await expect(unlink()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('[I7] it belongs to one person, who has one of each provider', async () => {
    const { visitor } = await member();
    await link(visitor);
    const { visitor: other } = await member();
    expect(await link(other)).toBe('/settings/security?problem=linked_elsewhere&provider=school');
    expect(await linked(other)).toEqual([]);
    await expect(link(visitor)).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'already_linked' } });
  });

  test('[I7] it is linked to nobody but who asked for it and is still signed in', async () => {
    const { visitor } = await member();
    const { visitor: other } = await member();
    const nobody: Caller = { kind: 'nobody', workspaceId: world.workspace.id };
    expect(await link(visitor, nobody)).toBe('/sign-in?problem=signed_out&provider=school');
    expect(await link(visitor, other.caller)).toBe('/sign-in?problem=signed_out&provider=school');
    expect([...(await linked(visitor)), ...(await linked(other))]).toEqual([]);
  });
});

test('[I6] a provider that is down when Parley starts is used as soon as it is back, and one that goes meanwhile is told', async () => {
  await school.down();
  const place = await placeOf(world.workspace.id);
  const visitor = stranger();
  const down = begin(visitor, 'school', '/', place);
  const refused = expect(down).rejects.toMatchObject({
    code: 'PROVIDER_ERROR',
    details: { provider: 'school', problem: 'unreachable' },
  });
  // The pause before the second try.
  while ((await Promise.race([down.catch(() => 'over'), new Promise((resolve) => setImmediate(resolve))])) !== 'over') {
    await world.clock.advance(300);
  }
  await refused;
  await school.up();
  const query = await school.visit(await begin(visitor, 'school', '/', place));
  await school.down();
  await expectRefused({ visitor, ...(await finish(visitor, query, 'school', place)) }, 'unreachable');
  await school.up();
  expect((await signIn(visitor, { place })).location).toBe('/');
});
