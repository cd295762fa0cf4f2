import { beforeAll, afterAll, expect, test } from 'vitest';
import type { Caller, SessionCaller } from '../../platform/http/caller.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import { silentLogger } from '../../platform/log/logger.ts';
import { type Auth, SESSION_COOKIE } from '../auth/index.ts';
import { authForTests } from '../auth/testing.ts';
import { peopleForTests } from '../people/testing.ts';
import { addWorkspace } from '../workspaces/testing.ts';
import { createPasskeys, type Passkeys } from './index.ts';
import { relyingPartyOf } from './relying-party.ts';
import { type Fault, SoftAuthenticator } from './testing/soft-authenticator.ts';

const MINUTE = 60_000;
const HOME = { origin: 'https://meet.school.example', rpId: 'meet.school.example' };

let world: Awaited<ReturnType<typeof peopleForTests>>;
let auth: Auth;
let passkeys: Passkeys;
/** The same server's, as another workspace would have it. */
let elsewhere: Passkeys;
beforeAll(async () => {
  world = await peopleForTests();
  const { clock, db, facts, people, workspaces, workspace } = world;
  const other = await addWorkspace(db, 'Elsewhere', clock.now());
  const options = { clock, db, facts, log: silentLogger, people, workspaces };
  const place = (workspaceId: typeof workspace.id) => {
    const { auth } = authForTests(world, { workspaceId });
    return { auth, passkeys: createPasskeys({ ...options, workspaceId, auth, frontendUrl: HOME.origin }) };
  };
  ({ auth, passkeys } = place(workspace.id));
  elsewhere = place(other.id).passkeys;
});
afterAll(() => world.db.close());

const input = <B, P>(parts: { body?: B; params?: P } = {}) => ({
  params: parts.params as P,
  query: undefined,
  body: parts.body as B,
});
const stranger = () => new Visitor<Caller>({ kind: 'nobody', workspaceId: world.workspace.id });

const begin = async (who: Visitor<SessionCaller>) =>
  (await passkeys.handlers.beginPasskey(input(), who.request)).options;
const add = (who: Visitor<SessionCaller>, credential: ReturnType<SoftAuthenticator['create']>) =>
  passkeys.handlers.addPasskey(input({ body: { name: 'My phone', credential } }), who.request);

/** Somebody with a passkey. */
async function owner(device = new SoftAuthenticator(HOME)) {
  const { user, visitor } = await world.addPerson('Maya');
  const options = await begin(visitor);
  const { passkey } = await add(visitor, device.create(options.challenge));
  return { user, visitor, device, passkey, userHandle: options.user.id };
}
const challengeFor = async () =>
  (await passkeys.handlers.beginPasskeySignIn(input(), stranger().request)).options.challenge;

async function signIn(
  { device, userHandle }: Pick<Awaited<ReturnType<typeof owner>>, 'device' | 'userHandle'>,
  fault?: Fault,
) {
  const visitor = stranger();
  const credential = device.sign(await challengeFor(), userHandle, fault);
  const { user } = await passkeys.handlers.signInWithPasskey(input({ body: { credential } }), visitor.request);
  return { user, visitor };
}

test('[I4] a passkey is added once, and signs in without a password: a session like any other', async () => {
  const maya = await owner();
  expect(maya.passkey).toMatchObject({ name: 'My phone', synced: false, lastUsedAt: null });
  const { user, visitor } = await signIn(maya);
  expect(user.id).toBe(maya.user.id);
  const cookie = visitor.cookies.get(SESSION_COOKIE);
  expect(await auth.authenticate({ authorization: undefined, sessionCookie: cookie })).toMatchObject({
    kind: 'user',
    userId: maya.user.id,
    by: 'cookie',
  });
  const { items } = await passkeys.handlers.listPasskeys(input(), maya.visitor.request);
  expect(items).toMatchObject([{ id: maya.passkey.id, lastUsedAt: expect.any(String) }]);
  expect((await world.factsAbout(maya.passkey.id)).map(({ type }) => type)).toEqual(['passkey.added']);
});

test('[I4] the browser is asked for one that recognises its user and is kept, and not for those that are known', async () => {
  const maya = await owner();
  expect(await begin(maya.visitor)).toMatchObject({
    rp: { id: HOME.rpId, name: 'Parley' },
    user: { name: maya.user.email, displayName: 'Maya' },
    excludeCredentials: [{ id: maya.device.id, transports: ['internal', 'hybrid'] }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const again = maya.device.create((await begin(maya.visitor)).challenge);
  await expect(add(maya.visitor, again)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('[I4] a challenge is good for one use, for who asked, for what it was asked for, and for minutes', async () => {
  const maya = await owner();
  const { visitor: other } = await world.addPerson('Omar');
  const expired = { code: 'VALIDATION_FAILED', details: { reason: 'expired' } };
  const fresh = () => new SoftAuthenticator(HOME);

  const theirs = fresh().create((await begin(other)).challenge);
  await expect(add(maya.visitor, theirs)).rejects.toMatchObject(expired);
  // Used up by who had no right to it.
  await expect(add(other, theirs)).rejects.toMatchObject(expired);
  await expect(add(maya.visitor, fresh().create(await challengeFor()))).rejects.toMatchObject(expired);
  const late = fresh().create((await begin(maya.visitor)).challenge);
  await world.clock.advance(5 * MINUTE);
  await expect(add(maya.visitor, late)).rejects.toMatchObject(expired);

  const credential = maya.device.sign(await challengeFor(), maya.userHandle);
  const body = { credential };
  await passkeys.handlers.signInWithPasskey(input({ body }), stranger().request);
  await expect(passkeys.handlers.signInWithPasskey(input({ body }), stranger().request)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    details: { reason: 'expired' },
  });
  const slow = maya.device.sign(await challengeFor(), maya.userHandle);
  await world.clock.advance(10 * MINUTE);
  await expect(
    passkeys.handlers.signInWithPasskey(input({ body: { credential: slow } }), stranger().request),
  ).rejects.toMatchObject({ details: { reason: 'expired' } });
});

const FAULTS: [string, Fault][] = [
  ['of another page', { origin: 'https://meet.school.example.evil.example' }],
  ['of another server', { rpId: 'evil.example' }],
  ['without recognising its user', { userVerified: false }],
  ['of another kind', { type: 'payment.get' }],
];
test.each(FAULTS)('[I4] one that is %s is refused, at the beginning and later', async (_, fault) => {
  const maya = await owner();
  const made = new SoftAuthenticator(HOME).create((await begin(maya.visitor)).challenge, fault);
  await expect(add(maya.visitor, made)).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    details: { reason: 'refused' },
  });
  await expect(signIn(maya, fault)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', details: { reason: 'refused' } });
  expect((await signIn(maya)).user.id).toBe(maya.user.id);
});

test('[I4] a signature of another key, and one in another’s name, are refused', async () => {
  const maya = await owner();
  const omar = await owner();
  const forged = { ...maya.device.sign(await challengeFor(), maya.userHandle), id: omar.device.id };
  await expect(
    passkeys.handlers.signInWithPasskey(
      input({ body: { credential: { ...forged, userHandle: omar.userHandle } } }),
      stranger().request,
    ),
  ).rejects.toMatchObject({ details: { reason: 'refused' } });
  await expect(signIn({ ...maya, userHandle: omar.userHandle })).rejects.toMatchObject({
    details: { reason: 'refused' },
  });
});

test('[I5] a counter that does not go on is refused; an authenticator that does not count is not asked to', async () => {
  const maya = await owner();
  await signIn(maya, { counter: 7 });
  await expect(signIn(maya, { counter: 7 })).rejects.toMatchObject({ details: { reason: 'refused' } });
  await expect(signIn(maya, { counter: 6 })).rejects.toMatchObject({ details: { reason: 'refused' } });
  await expect(signIn(maya, { counter: 0 })).rejects.toMatchObject({ details: { reason: 'refused' } });
  await signIn(maya, { counter: 8 });
  const both = await Promise.allSettled([signIn(maya, { counter: 9 }), signIn(maya, { counter: 9 })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);

  const synced = await owner(new SoftAuthenticator(HOME, { counts: false }));
  expect(synced.passkey.synced).toBe(true);
  await signIn(synced);
  await signIn(synced);
});

test('[I2] a passkey that is the only way in stays; with another one it is removed and opens nothing', async () => {
  // People of the tests have no password.
  const maya = await owner();
  const remove = (id: typeof maya.passkey.id) =>
    passkeys.handlers.removePasskey(input({ params: { id } }), maya.visitor.request);
  await expect(remove(maya.passkey.id)).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'last_way' } });
  await signIn(maya);

  const second = await add(maya.visitor, new SoftAuthenticator(HOME).create((await begin(maya.visitor)).challenge));
  const both = await Promise.allSettled([remove(maya.passkey.id), remove(second.passkey.id)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { items } = await passkeys.handlers.listPasskeys(input(), maya.visitor.request);
  expect(items).toHaveLength(1);
  if (items[0]?.id === second.passkey.id) {
    await expect(signIn(maya)).rejects.toMatchObject({ details: { reason: 'unknown_passkey' } });
    expect((await world.factsAbout(maya.passkey.id)).map(({ type }) => type)).toEqual([
      'passkey.added',
      'passkey.removed',
    ]);
  }
});

test('[I4] nobody sees, renames or removes those of others, and other workspaces know none of them', async () => {
  const maya = await owner();
  const { visitor: other } = await world.addPerson('Omar');
  const params = { id: maya.passkey.id };
  const rename = (who: typeof other) =>
    passkeys.handlers.renamePasskey(input({ params, body: { name: 'Laptop' } }), who.request);
  expect((await passkeys.handlers.listPasskeys(input(), other.request)).items).toEqual([]);
  await expect(rename(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(passkeys.handlers.removePasskey(input({ params }), other.request)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await rename(maya.visitor)).passkey.name).toBe('Laptop');

  const body = { credential: maya.device.sign(await challengeFor(), maya.userHandle) };
  await expect(elsewhere.handlers.signInWithPasskey(input({ body }), stranger().request)).rejects.toMatchObject({
    details: { reason: 'unknown_passkey' },
  });
});

test('[I4] twenty passkeys are enough', async () => {
  const maya = await owner();
  const challenges = await Promise.all(Array.from({ length: 20 }, () => begin(maya.visitor)));
  const tries = challenges.map(({ challenge }) => add(maya.visitor, new SoftAuthenticator(HOME).create(challenge)));
  const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(1);
  await expect(begin(maya.visitor)).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'too_many' } });
});

test.each([
  ['https://meet.school.example', 'meet.school.example'],
  ['https://meet.school.example:8443', 'meet.school.example'],
  ['http://localhost:5001', 'localhost'],
  ['http://parley.localhost', 'parley.localhost'],
  ['http://meet.school.example', null],
  ['https://192.0.2.7', null],
  ['http://127.0.0.1:5001', null],
  ['https://[2001:db8::1]', null],
])('[I4] at %s passkeys are bound to %s', (frontendUrl, host) => {
  expect(relyingPartyOf(frontendUrl)?.id ?? null).toBe(host);
});
