import { expectChat, expectInCall, expectOthers, joinFromLobby, say, videoOf } from '../harness/call.ts';
import { CAST, createConference } from '../harness/people.ts';
import { expectMoving, expectToHear, expectToSee } from '../harness/senses.ts';
import { expect, test } from '../harness/test.ts';

test('[C2] [L4] [D1] a call outlives a kill of its server: nobody re-joins, and nothing said is lost', async ({
  ownServer,
  visit,
}) => {
  test.setTimeout(150_000);
  const server = await ownServer();
  const { joinCode } = await createConference(server, { title: 'Outlives a kill' });
  const ada = await visit(CAST.ada, server.url);
  const ben = await visit(CAST.ben, server.url);
  for (const { page, name } of [ada, ben]) {
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  await expectToSee(videoOf(ada.page, 'Ben'), ben);
  await expectToSee(videoOf(ben.page, 'Ada'), ada);
  await say(ada.page, 'before the kill');
  await expectChat(ben.page, ['before the kill']);
  for (const { page } of [ada, ben]) await countPageLoads(page);

  await server.kill();
  await expect(ada.page.getByText(/Reconnecting/).first()).toBeVisible();

  await test.step('picture and sound go on while there is no server', async () => {
    // Longer than the time after which a peer whose connection is lost would have left.
    const until = Date.now() + 6000;
    while (Date.now() < until) {
      await expectMoving(videoOf(ada.page, 'Ben'));
      await expectMoving(videoOf(ben.page, 'Ada'));
    }
    await expectToHear(ada.page, ben);
    await say(ada.page, 'said meanwhile');
  });

  await server.start();

  await test.step('everything is as before, by itself', async () => {
    await expectChat(ben.page, ['before the kill', 'said meanwhile']);
    await say(ben.page, 'after the restart');
    await expectChat(ada.page, ['before the kill', 'said meanwhile', 'after the restart']);
    await expect(ada.page.getByText(/Reconnecting/)).toHaveCount(0);
    await expectOthers(ada.page, ['Ben']);
    await expectOthers(ben.page, ['Ada']);
    await expectToSee(videoOf(ada.page, 'Ben'), ben);
    await expectToSee(videoOf(ben.page, 'Ada'), ada);
    await expectToHear(ben.page, ada);
    for (const { page } of [ada, ben]) {
      await expectInCall(page);
      expect(await pageLoads(page)).toBe(0);
    }
  });
});

const countPageLoads = (page: Parameters<typeof videoOf>[0]) =>
  page.evaluate(() => {
    Object.assign(window, { sameDocument: true });
  });
const pageLoads = (page: Parameters<typeof videoOf>[0]) => page.evaluate(() => ('sameDocument' in window ? 0 : 1));
