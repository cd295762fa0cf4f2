import type { ApiScope } from '@parley/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleForTests } from '../people/testing.ts';
import { type ApiKeys, createApiKeys } from './index.ts';
import { apiKeys as table } from './tables.ts';

let world: Awaited<ReturnType<typeof peopleForTests>> & { apiKeys: ApiKeys };
let admin: Awaited<ReturnType<typeof world.addPerson>>['visitor'];
beforeAll(async () => {
  const people = await peopleForTests();
  world = { ...people, apiKeys: createApiKeys(people) };
  admin = (await world.addPerson('Ada', 'admin')).visitor;
});
afterAll(() => world.db.close());

const input = <B, P, Q>(parts: { body?: B; params?: P; query?: Q } = {}) => ({
  params: parts.params as P,
  query: parts.query as Q,
  body: parts.body as B,
});
const create = (scopes: ApiScope[] = ['conferences:read']) =>
  world.apiKeys.handlers.createApiKey(input({ body: { name: 'Campus', scopes } }), admin.request);
const rotate = (id: `key_${string}`, overlap?: number) =>
  world.apiKeys.handlers.rotateApiKey(
    input({ params: { id }, body: overlap === undefined ? {} : { overlap } }),
    admin.request,
  );
const works = async (secret: string) =>
  await world.apiKeys.authenticate(`Bearer ${secret}`).then(
    (caller) => caller?.kind === 'key',
    () => false,
  );
const list = async () => (await world.apiKeys.handlers.listApiKeys(input({ query: {} }), admin.request)).items;

test('[G1] a secret is shown once and kept as its hash; its beginning tells keys apart', async () => {
  const { key, secret } = await create(['join:on_behalf', 'conferences:read']);
  expect(secret).toMatch(/^pk_[\w-]{43}$/);
  expect(secret.startsWith(key.prefix)).toBe(true);
  expect(await world.apiKeys.authenticate(`Bearer ${secret}`)).toEqual({
    kind: 'key',
    keyId: key.id,
    workspaceId: world.workspace.id,
    scopes: ['conferences:read', 'join:on_behalf'],
  });
  const stored = JSON.stringify([
    await world.db.sql.select().from(table),
    await world.factsAbout(key.id),
    await list(),
  ]);
  expect(stored).not.toContain(secret.slice(key.prefix.length));
  expect(await world.factsAbout(key.id)).toMatchObject([
    { type: 'api_key.created', actor: { kind: 'user', id: admin.caller.userId } },
  ]);
});

test('[G1] what is no key is left to others, and a key that never was is refused', async () => {
  const { secret } = await create();
  for (const other of [
    undefined,
    'Bearer abc',
    `Basic ${secret}`,
    `Bearer ${secret}x`,
    `Bearer ${secret.slice(0, 43)}`,
  ]) {
    expect(await world.apiKeys.authenticate(other)).toBeNull();
  }
  const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  await expect(world.apiKeys.authenticate(`Bearer ${wrong}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('[G2] a rotated key has two secrets for a while, and never three', async () => {
  const { key, secret: first } = await create();
  const { secret: second, key: rotated } = await rotate(key.id, 60);
  expect(rotated).toMatchObject({ id: key.id, previousUntil: expect.any(String), prefix: second.slice(0, 9) });
  expect([await works(first), await works(second)]).toEqual([true, true]);
  const { secret: third } = await rotate(key.id, 60);
  expect([await works(first), await works(second), await works(third)]).toEqual([false, true, true]);
  await world.clock.advance(60_000);
  expect([await works(second), await works(third)]).toEqual([false, true]);
  const { secret: fourth } = await rotate(key.id, 0);
  expect([await works(third), await works(fourth)]).toEqual([false, true]);
});

test('[G2] a revoked key is over at once, with the secret before, and stays in the list', async () => {
  const { key, secret: first } = await create();
  const { secret: second } = await rotate(key.id);
  await world.apiKeys.handlers.revokeApiKey(input({ params: { id: key.id } }), admin.request);
  expect([await works(first), await works(second)]).toEqual([false, false]);
  expect((await list()).find(({ id }) => id === key.id)?.revokedAt).not.toBeNull();
  await expect(rotate(key.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[G2] when a key was last used is stored once a minute', async () => {
  const { key, secret } = await create();
  const used = async () => (await list()).find(({ id }) => id === key.id)?.lastUsedAt;
  expect(await used()).toBeNull();
  await works(secret);
  const first = await used();
  expect(first).not.toBeNull();
  await world.clock.advance(59_000);
  await works(secret);
  expect(await used()).toBe(first);
  await world.clock.advance(1000);
  await works(secret);
  expect(await used()).not.toBe(first);
});
