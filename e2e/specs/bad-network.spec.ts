import { expectChat, expectOthers, joinFromLobby, say, tileOf, videoOf } from '../harness/call.ts';
import { CAST, createConference, type Person } from '../harness/people.ts';
import { BadNetwork } from '../harness/proxy.ts';
import { expectMoving, expectToHear, expectToSee } from '../harness/senses.ts';
import type { ParleyServer } from '../harness/server.ts';
import { expect, test } from '../harness/test.ts';

/** Ada reaches the server through a network that the test breaks, Ben directly. */
const meeting = test.extend<{ call: { server: ParleyServer; network: BadNetwork; ada: Person; ben: Person } }>({
  call: async ({ ownServer, visit }, use) => {
    let port = 0;
    const network = await BadNetwork.start(() => port);
    const server = await ownServer({ CORS_ORIGINS: network.url });
    port = server.port;
    const { joinCode } = await createConference(server, { title: 'Bad network' });
    const ada = await visit(CAST.ada, network.url);
    const ben = await visit(CAST.ben, server.url);
    for (const { page, name } of [ada, ben]) {
      await page.goto(`/j/${joinCode}`);
      await joinFromLobby(page, name);
    }
    await expectToSee(videoOf(ada.page, 'Ben'), ben);
    await use({ server, network, ada, ben });
    await network.stop();
  },
});

meeting(
  '[L1] [L2] [S1] [C1] a half-open connection is noticed at both ends, and resumed as soon as the browser is online',
  async ({ call }) => {
    meeting.setTimeout(120_000);
    const { network, ada, ben } = call;
    network.freeze();
    const frozenAt = Date.now();
    await Promise.all([
      expect(ada.page.getByText(/Reconnecting/).first()).toBeVisible({ timeout: 12_000 }),
      expect(tileOf(ben.page, 'Ada').getByText('Reconnecting…').first()).toBeAttached({ timeout: 12_000 }),
    ]);
    expect(Date.now() - frozenAt).toBeLessThan(12_000);
    await say(ben.page, 'while it was frozen');
    network.thaw();
    await ada.page.evaluate(() => dispatchEvent(new Event('online')));
    await expectChat(ada.page, ['while it was frozen']);
    await expect(tileOf(ben.page, 'Ada').getByText('Reconnecting…')).toHaveCount(0);
    await expectOthers(ben.page, ['Ada']);
    await expectToSee(videoOf(ben.page, 'Ada'), ada);
  },
);

meeting(
  '[C2] [L3] signals are dead for 20 s: media goes on meanwhile, and everything is there afterwards',
  async ({ call }) => {
    meeting.setTimeout(120_000);
    const { network, ada, ben } = call;
    network.freeze();
    const frozenAt = Date.now();
    await say(ada.page, 'from Ada meanwhile');
    await say(ben.page, 'from Ben meanwhile');
    // Until the server counts Ada as gone (L2).
    while (Date.now() - frozenAt < 12_000) {
      await expectMoving(videoOf(ada.page, 'Ben'));
      await expectMoving(videoOf(ben.page, 'Ada'));
    }
    await new Promise((resolve) => setTimeout(resolve, frozenAt + 20_000 - Date.now()));
    network.thaw();
    await expectChat(ben.page, ['from Ben meanwhile', 'from Ada meanwhile']);
    await expectChat(ada.page, ['from Ben meanwhile', 'from Ada meanwhile']);
    for (const [one, other] of [
      [ada, ben],
      [ben, ada],
    ] as const) {
      await expectOthers(one.page, [other.name]);
      await expectToSee(videoOf(one.page, other.name), other);
      await expectToHear(one.page, other);
    }
  },
);

meeting('[S1] [S3] [R2] resets in a row lose and double nothing that is said', async ({ call }) => {
  meeting.setTimeout(150_000);
  const { network, ada, ben } = call;
  const said: string[] = [];
  for (let round = 1; round <= 5; round++) {
    network.reset();
    said.push(`said in round ${round}`);
    await say(round % 2 === 0 ? ada.page : ben.page, `said in round ${round}`);
    // Both have it before the next reset, so that the order is one that people could know.
    await expectChat(round % 2 === 0 ? ben.page : ada.page, said);
  }
  await expectChat(ada.page, said);
  await expectChat(ben.page, said);
  await expectOthers(ada.page, ['Ben']);
  await expectOthers(ben.page, ['Ada']);
  await expectToSee(videoOf(ada.page, 'Ben'), ben);
});
