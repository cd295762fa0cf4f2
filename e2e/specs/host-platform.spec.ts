import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expectOthers, joinFromLobby } from '../harness/call.ts';
import { CAST, firstAccount, post } from '../harness/people.ts';
import { expect, test } from '../harness/test.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The code of the integration guide. */
interface Platform {
  lessonPlanned(lesson: object, teacher: object): Promise<{ id: string; joinCode: string }>;
  joinPressed(conferenceId: string, person: object): Promise<string>;
}

test('[G6] two people of a host platform press Join there, and are in the call as themselves', async ({
  ownServer,
  visit,
}, info) => {
  const server = await ownServer({ PARLEY_DEMO: 'off' });
  const account = { email: 'admin@school.example', password: 'a long enough one' };
  await firstAccount(server, { ...account, name: 'Admin' });
  const { token } = (await post(server, '/api/auth/tokens', account)) as { token: string };
  const scopes = ['conferences:write', 'people:write', 'join:on_behalf'];
  const { secret } = (await post(server, '/api/api-keys', { name: 'Campus', scopes }, token)) as { secret: string };

  const guide = await readFile(join(ROOT, 'docs', 'guides', 'integration.md'), 'utf8');
  const [, contents = ''] = /^```ts\n(.*?)^```/ms.exec(guide) ?? [];
  const outfile = info.outputPath('campus.mjs');
  const stdin = { contents, loader: 'ts', resolveDir: ROOT } as const;
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node' });
  Object.assign(process.env, { PARLEY_URL: server.url, PARLEY_KEY: secret });
  const platform = (await import(outfile)) as Platform;

  const people = [CAST.ada, CAST.ben].map((who) => ({ who, person: { id: who.name, name: who.name, email: '' } }));
  const [teacher] = people;
  const lesson = { id: '2026-11-24', title: 'Chemistry', startsAt: new Date(Date.now() + 60_000) };
  const conference = await platform.lessonPlanned(lesson, teacher?.person ?? {});
  const pages = [];
  for (const { who, person } of people) {
    const { page } = await visit(who, server.url);
    await page.goto(await platform.joinPressed(conference.id, person));
    await expect(page).toHaveURL(`${server.url}/j/${conference.joinCode}`);
    await expect(page.getByLabel('Your name')).toHaveCount(0);
    await joinFromLobby(page);
    pages.push(page);
  }
  const [adas, bens] = pages;
  if (adas === undefined || bens === undefined) throw new Error('Nobody came');
  await expectOthers(adas, ['Ben']);
  await expectOthers(bens, ['Ada']);
});
