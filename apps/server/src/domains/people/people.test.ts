import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { peopleForTests } from './testing.ts';

let world: Awaited<ReturnType<typeof peopleForTests>>;
beforeAll(async () => {
  world = await peopleForTests();
});
afterAll(() => world.db.close());

const base64 = (hex: string, length = 64) =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(Math.max(0, length - hex.length / 2))]).toString('base64');
const PNG = base64('89504e470d0a1a0a');

const input = <B>(body: B) => ({ params: undefined, query: undefined, body });

test('the profile changes by field, with one fact that names what changed', async () => {
  const { people, factsAbout, addPerson } = world;
  const { visitor, user: ada } = await addPerson('Ada');
  const { user } = await people.handlers.updateMe(input({ name: 'Ada L.', language: 'en' }), visitor.request);
  expect(user).toMatchObject({
    name: 'Ada L.',
    language: 'en',
    timeZone: 'Europe/Berlin',
    workspace: { name: 'Parley' },
  });
  await people.handlers.updateMe(input({ name: 'Ada L.' }), visitor.request);
  expect(await factsAbout(ada.id)).toMatchObject([
    { type: 'user.signed_up' },
    { type: 'user.updated', payload: { fields: ['name'] }, address: visitor.address },
  ]);
});

test('an e-mail address has one account', async () => {
  const { people, db, workspace } = world;
  const person = {
    workspaceId: workspace.id,
    email: 'twice@example.org',
    name: 'A',
    timeZone: 'UTC',
    language: 'en',
    role: 'member',
  } as const;
  const add = () => db.transaction((tx) => people.add(tx, person, { address: null, requestId: null }));
  const results = await Promise.allSettled([add(), add()]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(add()).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('[K9] a profile whose fact cannot be stored stays as it was', async () => {
  const { people, facts, addPerson } = world;
  const { visitor } = await addPerson('Grace');
  vi.spyOn(facts, 'record').mockRejectedValueOnce(new Error('disk full'));
  await expect(people.handlers.setAvatar(input({ image: PNG }), visitor.request)).rejects.toThrow('disk full');
  expect((await people.handlers.getMe(input(undefined), visitor.request)).user.avatarUrl).toBeNull();
});

test('a picture is served as what its bytes are, under a path that changes with it', async () => {
  const { people, addPerson } = world;
  const { visitor } = await addPerson('Lin');
  const set = async (image: string) =>
    (await people.handlers.setAvatar(input({ image }), visitor.request)).user.avatarUrl;
  const get = (url: string | null) =>
    people.handlers.getAvatar(
      { params: { key: url?.split('/').at(-1) ?? '' }, query: undefined, body: undefined },
      visitor.request,
    );

  const png = await set(PNG);
  expect(png).toMatch(/^\/api\/avatars\/[0-9a-f]{64}$/);
  expect(await get(png)).toMatchObject({ contentType: 'image/png', maxAge: 31_536_000 });
  const jpeg = await set(base64('ffd8ffe0'));
  expect((await get(jpeg)).contentType).toBe('image/jpeg');
  expect((await get(await set(base64('5249464624000000574542505650382000')))).contentType).toBe('image/webp');
  await expect(get(png)).rejects.toMatchObject({ code: 'NOT_FOUND' });

  const removed = await people.handlers.removeAvatar(input(undefined), visitor.request);
  expect(removed.user.avatarUrl).toBeNull();
  await expect(get(jpeg)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test.each([
  [
    'SVG',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString('base64'),
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['HTML after a GIF header', Buffer.from('GIF89a<html>').toString('base64'), 'UNSUPPORTED_MEDIA_TYPE'],
  ['nothing', '====', 'VALIDATION_FAILED'],
  ['a data URL', 'data:image/png;base64,iVBORw0KGgo=', 'VALIDATION_FAILED'],
  ['a large PNG', base64('89504e470d0a1a0a', 128 * 1024 + 1), 'PAYLOAD_TOO_LARGE'],
])('%s is no picture', async (_what, image, code) => {
  const { people, addPerson } = world;
  const { visitor } = await addPerson('Eve');
  await expect(people.handlers.setAvatar(input({ image }), visitor.request)).rejects.toMatchObject({ code });
});
