import { expectChat, expectOthers, say, tileOf, videoOf } from '../harness/call.ts';
import { expectTogether, type Machines, test } from '../harness/machines.ts';
import type { Person } from '../harness/people.ts';
import { CAN_LAY_NETWORKS } from '../harness/programs.ts';
import { expectMoving } from '../harness/senses.ts';
import { expect } from '../harness/test.ts';

test.skip(!CAN_LAY_NETWORKS, 'needs root on Linux, with ip, iptables and turnserver');
test.setTimeout(120_000);

const UNTIL_THE_SERVER_IS_BACK = 'Reconnecting… You still hear each other, messages are sent afterwards.';

const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Runs in the page: waits until a tile says so, if only for a moment, which looking now and then would miss. */
function untilReconnecting(wanted: string): Promise<void> {
  const says = () =>
    [...document.querySelectorAll('[role=listitem]')].some(
      (tile) => tile.getAttribute('aria-label') === wanted && tile.textContent.includes('Reconnecting…'),
    );
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (!says()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    setTimeout(() => reject(new Error(`The tile of ${wanted} never said that it reconnects`)), 7000);
  });
}

/** Does what breaks something, and sees the tiles say within 5 s that a connection is being made anew: `[who sees it, of whom]`. */
async function expectReconnecting(breakIt: () => Promise<void>, ...seen: [Person, string][]): Promise<void> {
  const told = seen.map(async ([{ page }, name]) => {
    await page.evaluate(untilReconnecting, name);
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
    // In whatever order: who is connected first says it first.
    for (const text of texts) await expectChat(one.page, [text]);
  }
}

test('[C2] [L4] only the relay connects them, and the server is killed besides', async ({
  machines: { network, server },
  meet,
}) => {
  await network.setRouted(false);
  const { ada, ben } = await meet();
  await server.kill();
  await say(ada.page, 'meanwhile');
  await server.start();
  await expectBack(ada, ben, ['meanwhile']);
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

interface Cut {
  name: string;
  /** Network and relay as the cut wants them, before anybody is there. */
  prepare?: (machines: Machines) => Promise<void>;
  /** Once both are in the call. */
  ready?: (machines: Machines) => Promise<void>;
  cut: (machines: Machines) => Promise<void>;
  /** Of both, who is seen to be connected anew. */
  seenBy: readonly ('Ada' | 'Ben')[];
  /** Seconds that it lasts, and what ends it; without it another way is found while it lasts. */
  lasts?: { seconds: number; mend: (machines: Machines) => Promise<void>; ofServer?: true };
}

const onlyTheirCable = async ({ network, relay }: Machines): Promise<void> => {
  await relay.stop();
  await network.setRouted(false);
  await network.setDirect(true);
};
const cutTheirCable = ({ network }: Machines): Promise<void> => network.setDirect(false);
const BOTH = ['Ada', 'Ben'] as const;

const CUTS: readonly Cut[] = [
  {
    name: '[W2] [W5] the path of a cable of their own is cut while the relay is left',
    async prepare({ network }) {
      await network.setRouted(false);
      await network.setDirect(true);
    },
    cut: cutTheirCable,
    seenBy: BOTH,
  },
  ...[3, 12].map((seconds) => ({
    name: `[W2] [W5] the only path of media is cut for ${seconds} s`,
    prepare: onlyTheirCable,
    cut: cutTheirCable,
    seenBy: BOTH,
    lasts: { seconds, mend: ({ network }: Machines) => network.setDirect(true) },
  })),
  {
    name: '[W2] [W5] media goes into a black hole, one way only, and a relay is there',
    // Not before they are connected: what comes by the relay would not fall into the hole.
    prepare: ({ relay }) => relay.stop(),
    ready: ({ relay }) => relay.start(),
    cut: ({ network }) => network.a.refuse({ protocol: 'udp', from: network.b.address }),
    seenBy: ['Ada'],
  },
  {
    name: '[W6] [S1] a cable pulled for 8 s takes server and media away',
    cut: ({ network }) => network.a.unplug(),
    seenBy: BOTH,
    lasts: { seconds: 8, mend: ({ network }) => network.a.plugIn(), ofServer: true },
  },
  {
    name: '[W6] [S1] an address that changes takes server and media away',
    cut: ({ network }) => network.a.moveTo(7),
    seenBy: BOTH,
  },
];

for (const { name, prepare, ready, cut, seenBy, lasts } of CUTS) {
  for (const killed of [false, true]) {
    test(`${name}${killed ? ', [C2] [L4] and the server is killed besides' : ''}: all is back`, async ({
      machines,
      meet,
    }) => {
      const { server } = machines;
      await prepare?.(machines);
      const { ada, ben } = await meet();
      await ready?.(machines);
      if (killed) await server.kill();
      const seen = seenBy.map((who): [Person, string] => (who === 'Ada' ? [ada, 'Ben'] : [ben, 'Ada']));
      await expectReconnecting(() => cut(machines), ...seen);
      const cutAt = performance.now();
      await say(ben.page, 'from Ben meanwhile');
      await say(ada.page, 'from Ada meanwhile');
      if (killed || lasts?.ofServer) await expect(ada.page.getByText(UNTIL_THE_SERVER_IS_BACK)).toBeVisible();
      if (killed) await server.start();
      if (lasts !== undefined) {
        await pause(lasts.seconds - (performance.now() - cutAt) / 1000);
        await lasts.mend(machines);
      }
      await expectBack(ada, ben, ['from Ben meanwhile', 'from Ada meanwhile']);
    });
  }
}

test('[C2] [L4] five of a hundred packets are lost both ways, and the server is killed besides', async ({
  machines: { network, server },
  meet,
}) => {
  const { ada, ben } = await meet();
  for (const host of [network.a, network.b]) await host.refuse({ protocol: 'udp', share: 0.05 });
  await expectTogether(ada, ben);
  for (const { page } of [ada, ben]) await expect(page.getByText(/Reconnecting/)).toHaveCount(0);
  await server.kill();
  await say(ben.page, 'meanwhile');
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
