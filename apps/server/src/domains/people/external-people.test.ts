import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyCaller, UserCaller } from '../../platform/http/caller.ts';
import { Visitor } from '../../platform/http/testing/visitor.ts';
import { actForPeople } from './index.ts';
import { peopleForTests } from './testing.ts';

let world: Awaited<ReturnType<typeof peopleForTests>>;
let platform: Visitor<KeyCaller>;
beforeAll(async () => {
  world = await peopleForTests();
  platform = new Visitor(keyWith('people:write', 'people:read'));
});
afterAll(() => world.db.close());

const keyWith = (...scopes: KeyCaller['scopes']): KeyCaller => ({
  kind: 'key',
  workspaceId: world.workspace.id,
  keyId: 'key_00000000000000000000000001',
  scopes,
});
const request = { address: '192.0.2.1', requestId: 'request-1' };
const meet = (subject: string, name: string | null = null, key = platform.caller) =>
  actForPeople(world.people)(key, { issuer: 'campus', subject, name }, request);
const put = (subject: string, body: { name: string; email?: string | null; image?: string | null }) =>
  world.people.hostHandlers.putPerson(
    { params: { issuer: 'campus', subject }, query: undefined, body },
    platform.request,
  );

test('[G4] somebody of a host platform is made at first sight, once, and is no more than a member', async () => {
  const all = await Promise.all([meet('1', 'Maya'), meet('1', 'Maya'), meet('1', 'Somebody')]);
  expect(new Set(all.map(({ userId }) => userId)).size).toBe(1);
  const [maya] = all;
  if (maya === undefined) throw new Error('Nobody');
  expect(maya).toMatchObject({ kind: 'user', by: 'key', role: 'member' });
  expect(await world.people.find(maya.userId)).toMatchObject({ email: null, role: 'member' });
  expect(await world.factsAbout(maya.userId)).toMatchObject([
    { type: 'user.added', actor: { kind: 'key', id: platform.caller.keyId } },
  ]);
  expect((await world.people.find((await meet('nameless')).userId))?.name).toBe('nameless');
});

test('[G4] a key without people:write acts only for those who are known', async () => {
  const reader = keyWith('join:on_behalf');
  await expect(meet('2', 'Omar', reader)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { userId } = await meet('2', 'Omar');
  expect((await meet('2', null, reader)).userId).toBe(userId);
});

test('[G5] an e-mail address that is told is data: it finds and joins nobody', async () => {
  const { user } = await world.addPerson('Hanna');
  const { person } = await put('3', { name: 'Not Hanna', email: user.email });
  expect(person).toMatchObject({ issuer: 'campus', subject: '3', email: user.email, name: 'Not Hanna' });
  expect(person.id).not.toBe(user.id);
  expect((await world.people.findByEmail(world.workspace.id, user.email ?? ''))?.id).toBe(user.id);
  const other = await put('4', { name: 'Not Hanna either', email: user.email });
  expect(other.person.id).not.toBe(person.id);
});

test('[G9] a platform means its people by their subject or with the issuer, everybody means people by their id', async () => {
  const { user, visitor } = await world.addPerson('Hanna');
  const acting = await meet('6', 'Maya');
  const colon = await meet('school:7', 'Omar');
  const meant = async (caller: UserCaller, name: string) => (await world.people.findMeant(caller, name))?.id ?? null;
  for (const name of ['6', 'campus:6', acting.userId]) expect(await meant(acting, name)).toBe(acting.userId);
  for (const name of ['school:7', 'campus:school:7']) expect(await meant(acting, name)).toBe(colon.userId);
  expect(await meant(acting, user.id)).toBe(user.id);
  for (const name of ['elsewhere:6', '8', '', ':6']) expect(await meant(acting, name)).toBeNull();
  expect(await meant(visitor.caller, acting.userId)).toBe(acting.userId);
  for (const name of ['6', 'campus:6']) expect(await meant(visitor.caller, name)).toBeNull();
  const stranger = { ...visitor.caller, workspaceId: 'ws_00000000000000000000000009' } as const;
  expect(await meant(stranger, user.id)).toBeNull();
});

test('[G5] telling the same again changes nothing; what is not told stays', async () => {
  const image = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]).toString('base64');
  const { person } = await put('5', { name: 'Lin', email: 'lin@school.example', image });
  expect(person.avatarUrl).toMatch(/^\/api\/avatars\//);
  const before = await world.factsAbout(person.id);
  expect(before.map(({ type }) => type)).toEqual(['user.added', 'user.updated']);
  expect((await put('5', { name: 'Lin', email: 'lin@school.example', image })).person).toEqual(person);
  expect((await put('5', { name: 'Lin' })).person).toEqual(person);
  expect(await world.factsAbout(person.id)).toEqual(before);
  expect((await put('5', { name: 'Lin Wu', email: null, image: null })).person).toMatchObject({
    name: 'Lin Wu',
    email: null,
    avatarUrl: null,
  });
});
