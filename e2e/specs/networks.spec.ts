import { expectChat, expectOthers, say, tileOf, videoOf } from '../harness/call.ts';
import { expectTogether, test } from '../harness/machines.ts';
import type { Person } from '../harness/people.ts';
import { CAN_LAY_NETWORKS } from '../harness/programs.ts';
import { expectMoving } from '../harness/senses.ts';
import { expect } from '../harness/test.ts';

test.skip(!CAN_LAY_NETWORKS, 'needs root on Linux, with ip, iptables and turnserver');
test.setTimeout(120_000);

const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Does what breaks something, and sees the tiles say within 5 s that a connection is being made anew: `[who sees it, of whom]`. */
async function expectReconnecting(breakIt: () => Promise<void>, ...seen: [Person, string][]): Promise<void> {
  // It may last less than a second, so they are watched from before on.
  const told = seen.map(async ([{ page }, name]) => {
    const says = (wanted: string) =>
      [...document.querySelectorAll('[role=listitem]')].some(
        (tile) => tile.getAttribute('aria-label') === wanted && tile.textContent.includes('Reconnecting…'),
      );
    await page.waitForFunction(says, name, { polling: 50, timeout: 7000 });
    return performance.now();
  });
  await breakIt();
  const brokenAt = performance.now();
  for (const at of await Promise.all(told)) expect(at - brokenAt, 'told after ms').toBeLessThan(5000);
}

/** Everything is as before, by itself: nobody left, both see and hear, no tile says that it reconnects, and these texts are there. */
async function expectBack(ada: Person, ben: Person, texts: readonly string[]): Promise<void> {
  await Promise.all([expectMoving(videoOf(ada.page, 'Ben'), 30_000), expectMoving(videoOf(ben.page, 'Ada'), 30_000)]);
  await expectTogether(ada, ben);
  for (const [one, other] of [
    [ada, ben],
    [ben, ada],
  ] as const) {
    await expectOthers(one.page, [other.name]);
    await expect(tileOf(one.page, other.name).getByText('Reconnecting…')).toHaveCount(0);
    await expectChat(one.page, texts);
  }
}

test('only the relay connects them', async ({ machines: { network }, meet }) => {
  await network.setRouted(false);
  await meet();
});

test('[W7] an expired credential is refused by the relay and renewed, and the call comes about', async ({
  machines: { network, relay },
  meet,
}) => {
  await network.setRouted(false);
  const [expired] = relay.iceServers(-60);
  const fetched: string[] = [];
  await meet(async ({ page, name }) => {
    page.on('response', (answer) => {
      if (answer.url().endsWith('/api/webrtc/config') && answer.ok()) fetched.push(name);
    });
    await page.addInitScript(useOldCredential, expired);
  });
  expect(fetched).toContain('Ada');
  expect(fetched).toContain('Ben');
});

test('[W2] [W5] the path of a cable of their own is cut while the relay is left', async ({
  machines: { network },
  meet,
}) => {
  await network.setRouted(false);
  await network.setDirect(true);
  const { ada, ben } = await meet();
  await expectReconnecting(() => network.setDirect(false), [ada, 'Ben'], [ben, 'Ada']);
  await say(ben.page, 'meanwhile');
  await expectBack(ada, ben, ['meanwhile']);
});

for (const seconds of [3, 12]) {
  test(`[W2] [W5] the only path of media is cut for ${seconds} s while signals pass`, async ({
    machines: { network, relay },
    meet,
  }) => {
    await relay.stop();
    await network.setRouted(false);
    await network.setDirect(true);
    const { ada, ben } = await meet();
    await expectReconnecting(() => network.setDirect(false), [ada, 'Ben'], [ben, 'Ada']);
    await say(ada.page, 'meanwhile');
    await pause(seconds - 2);
    await network.setDirect(true);
    await expectBack(ada, ben, ['meanwhile']);
  });
}

test('[W2] [W5] media goes into a black hole, one way only', async ({ machines: { network }, meet }) => {
  const { ada, ben } = await meet();
  const hole = () => network.a.refuse({ protocol: 'udp', from: network.b.address });
  await expectReconnecting(hole, [ada, 'Ben']);
  await say(ben.page, 'meanwhile');
  // What comes by the relay still arrives.
  await expectBack(ada, ben, ['meanwhile']);
});

test('[W6] [S1] a cable pulled for 12 s takes server and media away; both are back', async ({
  machines: { network },
  meet,
}) => {
  const { ada, ben } = await meet();
  await expectReconnecting(() => network.a.unplug(), [ben, 'Ada'], [ada, 'Ben']);
  await expect(
    ada.page.getByText('Reconnecting… You still hear each other, messages are sent afterwards.'),
  ).toBeVisible();
  await say(ben.page, 'from Ben meanwhile');
  await say(ada.page, 'from Ada meanwhile');
  await pause(6);
  await network.a.plugIn();
  await expectBack(ada, ben, ['from Ben meanwhile', 'from Ada meanwhile']);
});

test('[W6] [S1] an address that changes takes server and media away; both are back', async ({
  machines: { network },
  meet,
}) => {
  const { ada, ben } = await meet();
  await expectReconnecting(() => network.a.moveTo(7), [ben, 'Ada'], [ada, 'Ben']);
  await say(ben.page, 'meanwhile');
  await expectBack(ada, ben, ['meanwhile']);
});

test('five of a hundred packets are lost both ways', async ({ machines: { network }, meet }) => {
  const { ada, ben } = await meet();
  for (const host of [network.a, network.b]) await host.refuse({ protocol: 'udp', share: 0.05 });
  await expectTogether(ada, ben);
  for (const { page } of [ada, ben]) await expect(page.getByText(/Reconnecting/)).toHaveCount(0);
});

test('[C2] [L4] the server is killed while a path is cut: media is back with it', async ({
  machines: { network, server },
  meet,
}) => {
  const { ada, ben } = await meet();
  await server.kill();
  const hole = () => network.a.refuse({ protocol: 'udp', from: network.b.address });
  await expectReconnecting(hole, [ada, 'Ben']);
  await say(ada.page, 'meanwhile');
  await server.start();
  await expectBack(ada, ben, ['meanwhile']);
});

/** Runs in the page: as if what joining told first had been told long ago. What is fetched later is taken as it is. */
function useOldCredential(expired: RTCIceServer | undefined): void {
  let first: string | undefined;
  const old = (servers: RTCIceServer[] = []) =>
    servers.map((server) => {
      first ??= server.username;
      return server.username !== undefined && server.username === first ? { ...server, ...expired } : server;
    });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration: RTCConfiguration = {}) {
      super({ ...configuration, iceServers: old(configuration.iceServers) });
    }
  };
}
