import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectChat, expectOthers, joinFromLobby, say } from '../harness/call.ts';
import type { Page } from '@playwright/test';
import { createConference } from '../harness/people.ts';
import { installPortrait, type Portrait } from '../harness/portrait.ts';
import { expect, test } from '../harness/test.ts';

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

/** Keeps a picture; written into the docs only when asked for: a run of the tests leaves the tree as it was. */
async function keep(page: Page, name: string): Promise<void> {
  const picture = join(ROOT, 'e2e', 'screenshots', name);
  await page.screenshot({ path: picture });
  if (process.env['UPDATE_IMAGES'] !== undefined) await copyFile(picture, join(ROOT, 'docs', 'images', name));
}

test('the pictures of a lobby and of a call in the docs are real ones', async ({ browser, ownServer }) => {
  test.setTimeout(120_000);
  const server = await ownServer({ WEBRTC_MAX_VIDEO: '720p30' });
  const { joinCode } = await createConference(server, { title: 'Mentoring: first steps in research' });
  const pages = [];
  for (const [name, portrait] of PEOPLE) {
    const context = await browser.newContext({
      baseURL: server.url,
      permissions: ['camera', 'microphone'],
      viewport: { width: 1440, height: 810 },
    });
    await context.addInitScript(installPortrait, portrait);
    const page = await context.newPage();
    await page.goto(`/j/${joinCode}`);
    if (pages.length > 0) {
      await page.getByLabel('Your name').fill(name);
      await expect(page.getByText('Maria Lindqvist is already here')).toBeVisible();
      await expect(page.locator('.parley-level [data-lit]').first()).toBeVisible();
      await keep(page, 'lobby.png');
    }
    await joinFromLobby(page, name);
    pages.push(page);
  }
  const [page, other] = pages;
  if (page === undefined || other === undefined) throw new Error('nobody came');
  await expectOthers(page, ['Samuel Okafor']);
  await say(page, 'Good to see you, Samuel. Did you get to the chapter on interviews?');
  await say(other, 'I did, and I have a list of questions for you.');
  await say(page, 'Lovely. Let us go through them one by one.');
  await expectChat(page, ['list of questions', 'one by one']);
  // Notices go by themselves, and the picture grows sharp within the first seconds of a connection.
  await expect(page.getByText('Samuel Okafor joined')).toHaveCount(0, { timeout: 30_000 });
  await expect
    .poll(
      () => page.evaluate(() => Math.min(...[...document.querySelectorAll('video')].map((one) => one.videoWidth))),
      {
        timeout: 60_000,
      },
    )
    .toBeGreaterThanOrEqual(640);
  await page.mouse.move(640, 600);
  await page.mouse.move(660, 620);
  await expect(page.getByRole('region', { name: 'Call controls' })).toHaveCSS('opacity', '1');
  await keep(page, 'call.png');
  for (const one of pages) await one.context().close();
});
