import type { OutboxMail } from '@parley/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller, SessionCaller } from '../../platform/http/caller.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import { peopleForTests } from '../people/testing.ts';
import { createSetUp, SESSION_COOKIE } from './index.ts';
import { accountLinks } from './tables.ts';
import { authForTests } from './testing.ts';

const MINUTE = 60_000;
const PASSWORD = 'correct horse battery';
const NEW = 'staple of another kind';

type World = Awaited<ReturnType<typeof peopleForTests>> & ReturnType<typeof authForTests>;
let world: World;
beforeAll(async () => {
  const people = await peopleForTests();
  world = { ...people, ...authForTests(people) };
});
afterAll(() => world.db.close());

const input = <B>(body: B) => ({ params: undefined, query: undefined, body });
const nothing = input(undefined);
const stranger = (address?: string) =>
  new Visitor<Caller>({ kind: 'nobody', workspaceId: world.workspace.id }, address);
const signIn = (visitor: Visitor<Caller>, email: string, password = PASSWORD) =>
  world.auth.handlers.signIn(input({ email, password }), visitor.request);

let count = 0;
/** Somebody new who is signed in. */
async function member() {
  count += 1;
  const email = `member${count}@school.example`;
  const visitor = stranger(`203.0.113.${count}`);
  const body = { email, password: PASSWORD, name: 'Maya', language: 'de' } as const;
  const { user } = await world.auth.handlers.signUp(input(body), visitor.request);
  return { email, visitor, id: user.id, signedIn: () => signedIn(visitor) };
}

async function signedIn(visitor: Visitor<Caller>) {
  const sessionCookie = visitor.cookies.get(SESSION_COOKIE);
  const caller = await world.auth.authenticate({ authorization: undefined, sessionCookie });
  return caller.kind === 'user' ? { ...visitor.request, caller: caller as SessionCaller } : null;
}

async function asSelf(visitor: Visitor<Caller>) {
  const request = await signedIn(visitor);
  if (request === null) throw new Error('Not signed in');
  return request;
}

/** What was written to an address, newest first, as an admin reads it. */
async function mailsTo(email: string): Promise<OutboxMail[]> {
  // Before and after, so that what is written has an order.
  await world.clock.advance(1);
  await world.jobs.runDue();
  await world.clock.advance(1);
  const { visitor } = await world.addPerson('Admin', 'admin');
  const page = await world.notifications.handlers.listOutbox(
    { params: undefined, query: { limit: 100 }, body: undefined },
    visitor.request,
  );
  return page.items.filter(({ to }) => to === email);
}
const kindsTo = async (email: string) => (await mailsTo(email)).map(({ kind }) => kind);

async function linkTo(email: string, kind: string): Promise<string> {
  const mail = (await mailsTo(email)).find((one) => one.kind === kind && one.text !== null);
  const token = /#([\w-]{43})/.exec(mail?.text ?? '')?.[1];
  if (token === undefined) throw new Error(`No link of ${kind} was sent to ${email}`);
  return token;
}

const confirm = (token: string) => world.auth.handlers.confirmEmail(input({ token }), stranger().request);
const over = { code: 'NOT_FOUND', details: { reason: 'link_over' } };

test('[U1] the link that confirms an address works once, for a day, and is kept as a hash', async () => {
  const { email, visitor } = await member();
  const token = await linkTo(email, 'confirm_email');
  const rows = await world.db.sql.select().from(accountLinks);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(await confirm(token)).toEqual({ email });
  await expect(confirm(token)).rejects.toMatchObject(over);
  expect((await mailsTo(email)).map(({ text }) => text)).toEqual([null]);
  const { user } = await world.people.handlers.getMe(nothing, await asSelf(visitor));
  expect(user.emailConfirmed).toBe(true);

  const late = await member();
  const lateToken = await linkTo(late.email, 'confirm_email');
  await world.clock.advance(24 * 60 * MINUTE);
  await expect(confirm(lateToken)).rejects.toMatchObject(over);
});

test('[U1] links are sent five an hour at most, and those of another kind or workspace open nothing', async () => {
  const { email, visitor } = await member();
  const again = async () => await world.auth.handlers.sendConfirmation(nothing, await asSelf(visitor));
  for (let i = 0; i < 4; i++) await again();
  await expect(again()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  const token = await linkTo(email, 'confirm_email');
  const reset = world.auth.handlers.resetPassword(input({ token, password: NEW }), stranger().request);
  await expect(reset).rejects.toMatchObject(over);
  expect(await confirm(token)).toEqual({ email });
  await again();
});

test('[U2] the account works before its address is confirmed, unless the operator wants it otherwise', async () => {
  const { signedIn } = await member();
  expect(await signedIn()).not.toBeNull();

  const strict = authForTests(world, { requireConfirmedEmail: true });
  const visitor = stranger();
  const body = { email: 'strict@school.example', password: PASSWORD, name: 'S' };
  const answer = await strict.auth.handlers.signUp(input(body), visitor.request);
  expect([answer.signedIn, visitor.cookies.has(SESSION_COOKIE)]).toEqual([false, false]);
  const enter = () => strict.auth.handlers.signIn(input({ email: body.email, password: PASSWORD }), visitor.request);
  await expect(enter()).rejects.toMatchObject({ code: 'FORBIDDEN', details: { reason: 'email_unconfirmed' } });
  await confirm(await linkTo(body.email, 'confirm_email'));
  await enter();
  expect(visitor.cookies.has(SESSION_COOKIE)).toBe(true);
});

test('[U3] another address needs the password and counts once confirmed there; the old one is told and has no links left', async () => {
  const { email, visitor, id } = await member();
  await world.auth.handlers.forgotPassword(input({ email }), stranger().request);
  const oldReset = await linkTo(email, 'reset_password');
  const change = async (to: string, password: string) =>
    await world.auth.handlers.changeEmail(input({ email: to, password }), await asSelf(visitor));

  await expect(change('new@school.example', 'wrong')).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { reason: 'password' },
  });
  const taken = await member();
  await expect(change(taken.email, PASSWORD)).rejects.toMatchObject({ code: 'CONFLICT' });
  await change('mistyped@school.example', PASSWORD);
  const mistyped = await linkTo('mistyped@school.example', 'change_email');
  await change('new@school.example', PASSWORD);
  await expect(confirm(mistyped)).rejects.toMatchObject(over);
  expect((await world.people.find(id))?.email).toBe(email);

  await confirm(await linkTo('new@school.example', 'change_email'));
  expect(await world.people.find(id)).toMatchObject({
    email: 'new@school.example',
    emailConfirmedAt: expect.any(Number),
  });
  expect((await mailsTo(email))[0]).toMatchObject({
    kind: 'email_changed',
    text: expect.stringContaining('new@school.example'),
  });
  const reset = world.auth.handlers.resetPassword(input({ token: oldReset, password: NEW }), stranger().request);
  await expect(reset).rejects.toMatchObject(over);
  await signIn(stranger(), 'new@school.example');
});

test('[U3] an address that somebody else took meanwhile stays theirs', async () => {
  const { visitor } = await member();
  const wanted = 'wanted@school.example';
  await world.auth.handlers.changeEmail(input({ email: wanted, password: PASSWORD }), await asSelf(visitor));
  const body = { email: wanted, password: PASSWORD, name: 'First' };
  await world.auth.handlers.signUp(input(body), stranger().request);
  await expect(confirm(await linkTo(wanted, 'change_email'))).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('[U4] asking for a link does the same for every address, and the answer tells nothing', async () => {
  const { email } = await member();
  const jobs = () => world.jobs.counts();
  const ask = async (address: string) => {
    await world.jobs.runDue();
    const answer = await world.auth.handlers.forgotPassword(input({ email: address }), stranger().request);
    return [answer, (await jobs()).filter(({ name }) => name === 'auth.send-reset')];
  };
  expect(await ask(email)).toEqual(await ask('nobody@school.example'));
  expect(await kindsTo('nobody@school.example')).toEqual([]);
  expect(await kindsTo(email)).toContain('reset_password');
  for (let i = 0; i < 9; i++) await ask(email);
  expect((await kindsTo(email)).filter((kind) => kind === 'reset_password')).toHaveLength(5);
});

test('[U5] a new password by link ends every session, signs nobody in, and is told; the link works once, for half an hour', async () => {
  const { email, visitor, id } = await member();
  const thief = stranger('198.51.100.1');
  await signIn(thief, email);
  await world.auth.handlers.forgotPassword(input({ email }), stranger().request);
  const token = await linkTo(email, 'reset_password');
  const browser = stranger();
  const reset = (password: string, secret = token) =>
    world.auth.handlers.resetPassword(input({ token: secret, password }), browser.request);

  await expect(reset('password1')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await reset(NEW);
  await expect(reset(NEW)).rejects.toMatchObject(over);
  expect([await signedIn(visitor), await signedIn(thief), await signedIn(browser)]).toEqual([null, null, null]);
  await expect(signIn(stranger(), email)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await signIn(browser, email, NEW);
  expect((await world.people.find(id))?.emailConfirmedAt).not.toBeNull();
  expect(await kindsTo(email)).toEqual(['password_changed', 'reset_password', 'confirm_email']);
  const ended = (await world.factsAbout(id)).find(({ type }) => type === 'user.password_changed');
  expect(ended?.payload).toEqual({ userId: id, by: 'link' });

  await world.auth.handlers.forgotPassword(input({ email }), stranger().request);
  const late = await linkTo(email, 'reset_password');
  await world.clock.advance(30 * MINUTE);
  await expect(reset('one more sentence', late)).rejects.toMatchObject(over);
});

test('[U6] changing the password needs the one before, and signs out everywhere else', async () => {
  const { email, visitor } = await member();
  const other = stranger();
  await signIn(other, email);
  const change = async (current: string, password: string) =>
    await world.auth.handlers.changePassword(input({ current, password }), await asSelf(visitor));
  await expect(change('wrong one', NEW)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(change(PASSWORD, email)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await change(PASSWORD, NEW);
  expect([(await signedIn(visitor)) !== null, await signedIn(other)]).toEqual([true, null]);
  await signIn(other, email, NEW);
  for (let i = 0; i < 10; i++) await change('wrong one', NEW).catch(() => undefined);
  await expect(change(NEW, PASSWORD)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('[U6] signing out everywhere else ends programs too, with a fact for each', async () => {
  const { email, visitor, id } = await member();
  const other = stranger();
  await signIn(other, email);
  const { token } = await world.auth.handlers.createToken(input({ email, password: PASSWORD }), stranger().request);
  const sessionId = (await asSelf(other)).caller.sessionId;
  await world.auth.handlers.endOtherSessions(nothing, await asSelf(visitor));
  expect([(await signedIn(visitor)) !== null, await signedIn(other)]).toEqual([true, null]);
  const shown = { authorization: `Bearer ${token}`, sessionCookie: undefined };
  await expect(world.auth.authenticate(shown)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await world.factsAbout(sessionId)).toContainEqual(
    expect.objectContaining({ type: 'session.ended', actor: { kind: 'user', id } }),
  );
});

test('[U7] a sign-in where the account was never used is told, if its address is confirmed', async () => {
  const { email, visitor } = await member();
  await signIn(stranger(), email);
  expect(await kindsTo(email)).toEqual(['confirm_email']);
  await confirm(await linkTo(email, 'confirm_email'));
  await signIn(visitor, email);
  const elsewhere = stranger('198.51.100.77');
  await signIn(elsewhere, email);
  await signIn(elsewhere, email);
  const told = (await mailsTo(email)).filter(({ kind }) => kind === 'new_device');
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toMatch(/Unbekanntes Gerät, Adresse 198\.51\.100\.77, \d+\. \w+\.? \d\d:\d\d \(UTC\)/);
  await world.auth.handlers.createToken(input({ email, password: PASSWORD }), stranger('198.51.100.77').request);
  await world.auth.handlers.createToken(input({ email, password: PASSWORD }), stranger('198.51.100.78').request);
  expect((await kindsTo(email)).filter((kind) => kind === 'new_device')).toHaveLength(2);
});

test('[U8] while an account is guessed at, its owner signs in on a device of theirs, and with a new password anywhere', async () => {
  const { email, visitor } = await member();
  for (let i = 0; i < 12; i++) await signIn(stranger(`198.51.100.${i}`), email, `guess ${i}`).catch(() => undefined);
  await expect(signIn(stranger(), email)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await world.auth.handlers.signOut(nothing, await asSelf(visitor));
  await signIn(visitor, email);

  await world.auth.handlers.forgotPassword(input({ email }), stranger().request);
  const token = await linkTo(email, 'reset_password');
  await world.auth.handlers.resetPassword(input({ token, password: NEW }), stranger().request);
  await signIn(stranger(), email, NEW);
});

test('[U8] the mark of a device is worth nothing for another account, nor after a new password', async () => {
  const [mine, theirs] = [await member(), await member()];
  const guess = (visitor: Visitor<Caller>, i: number) => signIn(visitor, theirs.email, `guess ${i}`);
  for (let i = 0; i < 10; i++) await guess(stranger(`198.51.100.${i}`), i).catch(() => undefined);
  await expect(guess(mine.visitor, 11)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await world.auth.handlers.forgotPassword(input({ email: theirs.email }), stranger().request);
  const token = await linkTo(theirs.email, 'reset_password');
  await world.auth.handlers.resetPassword(input({ token, password: NEW }), stranger().request);
  for (let i = 0; i < 10; i++) await guess(stranger(`198.51.100.${i}`), i).catch(() => undefined);
  await expect(signIn(theirs.visitor, theirs.email, NEW)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('[G8] until the set-up nobody signs up; its link makes the admin once, and names the workspace', async () => {
  const people = await peopleForTests();
  const { clock, db, workspace, workspaces } = people;
  const setUp = createSetUp({ ...people, workspaceId: workspace.id, frontendUrl: 'https://meet.example', demo: false });
  const { auth } = authForTests(people, { setUp });
  const nobody = () => new Visitor<Caller>({ kind: 'nobody', workspaceId: workspace.id });
  const account = { email: 'admin@school.example', password: PASSWORD, name: 'Ada' };
  await expect(auth.handlers.signUp(input(account), nobody().request)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    details: { reason: 'set_up_needed' },
  });

  const tokenOf = (link: string | null) => link?.split('#')[1] ?? '';
  const old = tokenOf(await setUp.makeLink());
  await clock.advance(7 * 24 * 60 * MINUTE);
  const [first, second] = [tokenOf(await setUp.makeLink()), tokenOf(await setUp.makeLink())];
  const make = (token: string, visitor = nobody(), email = account.email) =>
    auth.handlers.setUp(input({ ...account, email, token, workspace: 'Harbour School' }), visitor.request);
  await expect(make(old)).rejects.toMatchObject(over);
  await expect(make('x'.repeat(43))).rejects.toMatchObject(over);
  const results = await Promise.allSettled([make(first), make(second, nobody(), 'other@school.example')]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const made = results.find((one) => one.status === 'fulfilled')?.value.user;
  expect(made).toMatchObject({ role: 'admin', workspace: { name: 'Harbour School' } });
  expect((await workspaces.get(workspace.id)).name).toBe('Harbour School');
  expect([await setUp.isNeeded(), await setUp.makeLink()]).toEqual([false, null]);
  const later = { ...account, email: 'later@school.example' };
  expect((await auth.handlers.signUp(input(later), nobody().request)).user.role).toBe('member');
  await db.close();
});
