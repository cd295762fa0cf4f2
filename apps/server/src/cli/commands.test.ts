import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKeys } from '../domains/api-keys/index.ts';
import { createSetUp } from '../domains/auth/index.ts';
import { peopleForTests } from '../domains/people/testing.ts';
import { type CommandTools, runCommand, UsageError } from './commands.ts';

let world: Awaited<ReturnType<typeof peopleForTests>> &
  Pick<CommandTools, 'setUp'> & { apiKeys: ReturnType<typeof createApiKeys> };
beforeAll(async () => {
  const people = await peopleForTests();
  const workspaceId = people.workspace.id;
  const setUp = createSetUp({ ...people, workspaceId, frontendUrl: 'https://meet.example', demo: false });
  world = { ...people, apiKeys: createApiKeys(people), setUp };
});
afterAll(() => world.db.close());

const run = (...words: string[]) => runCommand(words, world);

test('workspaces are made, renamed and listed, the default one first', async () => {
  const [made = ''] = await run('workspace', 'create', 'Harbour School');
  const id = made.split('  ')[0] as `ws_${string}`;
  await run('workspace', 'rename', id, 'Harbour');
  await run('workspace', 'rename', 'Harbour', 'Harbour Academy');
  expect(await run('workspace', 'list')).toEqual([
    `${world.workspace.id}  Parley  (default)`,
    `${id}  Harbour Academy`,
  ]);
  expect((await world.factsAbout(id)).map(({ type }) => type)).toEqual([
    'workspace.created',
    'workspace.renamed',
    'workspace.renamed',
  ]);
});

test('[G1] a key is made for the workspace that is named, and works', async () => {
  const [made = ''] = await run('workspace', 'create', 'Alumni');
  const workspaceId = made.split('  ')[0];
  const words = ['key', 'create', '--name', 'Campus', '--scopes', 'join:on_behalf,people:write'];
  const [secret = ''] = await run(...words, '--workspace', 'Alumni');
  expect(await world.apiKeys.authenticate(`Bearer ${secret}`)).toMatchObject({
    kind: 'key',
    workspaceId,
    scopes: ['people:write', 'join:on_behalf'],
  });
  const [other = ''] = await run(...words);
  expect(await world.apiKeys.authenticate(`Bearer ${other}`)).toMatchObject({ workspaceId: world.workspace.id });
});

test('[G8] the link for the set-up is printed while there is no account, and no longer', async () => {
  expect(await run('setup-link')).toEqual([expect.stringMatching(/^https:\/\/meet\.example\/setup#[\w-]{43}$/)]);
  await world.addPerson('First');
  await expect(run('setup-link')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('[G8] an admin is made by e-mail address, and made a member again', async () => {
  const { user } = await world.addPerson('Ada');
  expect(await run('admin', ` ${user.email?.toUpperCase()} `)).toEqual([`Ada (${user.email}) is an admin now.`]);
  expect((await world.people.find(user.id))?.role).toBe('admin');
  await run('admin', user.email ?? '', '--revoke');
  expect((await world.people.find(user.id))?.role).toBe('member');
  expect((await world.factsAbout(user.id)).map(({ payload }) => payload)).toContainEqual({
    userId: user.id,
    role: 'admin',
  });
});

test.each([
  [],
  ['workspace'],
  ['workspace', 'create'],
  ['workspace', 'create', 'x'.repeat(81)],
  ['key', 'create', '--name', 'Campus'],
  ['key', 'create', '--name', 'Campus', '--scopes', 'everything'],
  ['key', 'create', '--scopes', 'people:read'],
  ['key', 'create', '--colour', 'red'],
  ['nothing'],
])('what is no command is explained: %s %s %s %s', async (...words) => {
  await expect(run(...words)).rejects.toThrow(UsageError);
});

test('who or what is not there is named', async () => {
  await expect(run('admin', 'nobody@example.org')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(run('workspace', 'rename', 'Nowhere', 'Else')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
