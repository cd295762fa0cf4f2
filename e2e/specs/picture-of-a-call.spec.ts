import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectInCall, expectOthers, joinFromLobby } from '../harness/call.ts';
import { createConference } from '../harness/people.ts';
import { installPortrait, type Portrait } from '../harness/portrait.ts';
import { test } from '../harness/test.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PEOPLE: [string, Portrait][] = [
  [
    'Maria Lindqvist',
    { skin: '#e8b795', hair: '#3a2a20', shirt: '#2f6f6a', wall: '#c9b8a3', long: true, glasses: false, pitch: 500 },
  ],
  [
    'Samuel Okafor',
    { skin: '#8d5a3b', hair: '#1d1512', shirt: '#c78a3c', wall: '#9fb4b8', long: false, glasses: true, pitch: 900 },
  ],
];

test('the picture of a call in the README is a real one', async ({ browser, server }) => {
  test.setTimeout(120_000);
  const { joinCode } = await createConference(server, { title: 'Mentoring: first steps in research' });
  const pages = [];
  for (const [name, portrait] of PEOPLE) {
    const context = await browser.newContext({
      baseURL: server.url,
      permissions: ['camera', 'microphone'],
      viewport: { width: 1280, height: 720 },
    });
    await context.addInitScript(installPortrait, portrait);
    const page = await context.newPage();
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
    pages.push(page);
  }
  const [page] = pages;
  if (page === undefined) throw new Error('nobody came');
  await expectInCall(page);
  await expectOthers(page, ['Samuel Okafor']);
  // The picture grows sharp within the first seconds of a connection.
  await page.waitForFunction(
    () => [...document.querySelectorAll('video')].every((video) => video.videoWidth >= 480),
    null,
    {
      timeout: 30_000,
    },
  );
  await page.mouse.move(640, 600);
  const picture = join(ROOT, 'e2e', 'screenshots', 'call.png');
  await page.screenshot({ path: picture });
  // Written into the docs only when asked for: a run of the tests leaves the tree as it was.
  if (process.env['UPDATE_IMAGES'] !== undefined) await copyFile(picture, join(ROOT, 'docs', 'images', 'call.png'));
  for (const one of pages) await one.context().close();
});
