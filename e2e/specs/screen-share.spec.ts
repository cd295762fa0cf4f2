import type { Page } from '@playwright/test';
import { joinFromLobby, stage, videoOf } from '../harness/call.ts';
import { arrive, CAST, createConference } from '../harness/people.ts';
import { expectSilence, expectToHear, expectToSee } from '../harness/senses.ts';
import { launchSharing, openSlides } from '../harness/sharing.ts';
import { expect, test } from '../harness/test.ts';

const slides = { hue: 60, pitch: 2200 };
const shareOf = (page: Page, name: string) =>
  stage(page).getByRole('listitem', { name: `${name} is sharing the screen`, exact: true });

test('[M7] [Q7] a shared tab arrives with picture and sound on its own side, beside the camera, until it is closed or stopped', async ({
  server,
  visit,
}) => {
  test.setTimeout(150_000);
  const { joinCode } = await createConference(server, { title: 'A shared screen' });
  const browser = await launchSharing();
  const ada = await arrive(browser, server.url, CAST.ada);
  const ben = await visit(CAST.ben);
  for (const { page, name } of [ada, ben]) {
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  await expectToSee(videoOf(ben.page, 'Ada'), ada);
  const controls = ada.page.getByRole('region', { name: 'Call controls' });

  for (const ending of ['closed', 'stopped'] as const) {
    await test.step(`shared, and ${ending}`, async () => {
      const tab = await openSlides(ada.context, server.url, slides);
      await ada.page.bringToFront();
      await controls.getByRole('button', { name: 'Share your screen', exact: true }).click();
      await expectToSee(shareOf(ben.page, 'Ada').locator('video'), slides);
      await expectToHear(ben.page, slides, 'left');
      await expectSilence(ben.page, slides, 'right');
      await expectToSee(videoOf(ben.page, 'Ada'), ada);
      await expectToHear(ben.page, ada);

      // To the page a closed tab and the browser's own bar are the same: the track ends.
      if (ending === 'closed') await tab.close();
      else await controls.getByRole('button', { name: 'Stop sharing', exact: true }).click();
      await expect(shareOf(ben.page, 'Ada')).toHaveCount(0);
      await expect(controls.getByRole('button', { name: 'Share your screen', exact: true })).toBeVisible();
      await expectSilence(ben.page, slides);
      await expectToSee(videoOf(ben.page, 'Ada'), ada);
      await expectToHear(ben.page, ada);
      await tab.close();
    });
  }
  await browser.close();
});
