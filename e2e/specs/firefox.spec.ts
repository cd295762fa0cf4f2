import type { Browser } from '@playwright/test';
import {
  expectChat,
  expectOthers,
  joinFromLobby,
  leave,
  say,
  tileOf,
  turnOffMicrophone,
  turnOnMicrophone,
  videoOf,
} from '../harness/call.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { arrive, CAST, createConference, type Person } from '../harness/people.ts';
import { FIREFOX } from '../harness/programs.ts';
import { expectSilence, expectToHear, expectToSee } from '../harness/senses.ts';
import { expect, test as base } from '../harness/test.ts';

const test = base.extend<object, { foxes: Browser }>({
  foxes: [
    async ({ browserName: _browserName }, use) => {
      const browser = await launchFirefox();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

test.skip(FIREFOX === undefined, 'needs Firefox');

for (const first of ['Chromium', 'Firefox'] as const) {
  test(`[N1] Chromium and Firefox talk; ${first} was there first, so the other one offers`, async ({
    foxes,
    server,
    visit,
  }) => {
    test.setTimeout(150_000);
    const { joinCode } = await createConference(server, { title: `After ${first}` });
    const ada = await visit(CAST.ada);
    const ben = await arrive(foxes, server.url, CAST.ben);
    const order: [Person, Person] = first === 'Chromium' ? [ada, ben] : [ben, ada];
    for (const { page, name } of order) {
      await page.goto(`/j/${joinCode}`);
      await joinFromLobby(page, name);
    }

    for (const [one, other] of [order, order.toReversed()] as [Person, Person][]) {
      await expectOthers(one.page, [other.name]);
      await expectToSee(videoOf(one.page, other.name), other);
      await expectToHear(one.page, other);
    }
    for (const [one, other] of [order, order.toReversed()] as [Person, Person][]) {
      await turnOffMicrophone(one.page);
      await expectSilence(other.page, one);
      await expect(tileOf(other.page, one.name).getByRole('img', { name: 'Microphone off' })).toBeAttached();
      await turnOnMicrophone(one.page);
      await expectToHear(other.page, one);
    }
    await say(ada.page, 'from Chromium');
    await expectChat(ben.page, ['from Chromium']);
    await say(ben.page, 'from Firefox');
    await expectChat(ada.page, ['from Chromium', 'from Firefox']);
    await leave(ben.page);
    await expectOthers(ada.page, []);
    await ben.context.close();
  });
}
