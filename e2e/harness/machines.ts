import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { expectInCall, joinFromLobby, videoOf } from './call.ts';
import { CHROMIUM_ARGS } from './chromium-args.ts';
import { Network } from './network.ts';
import { arrive, CAST, createConference, newcomersToken, type Person } from './people.ts';
import { expectToHear, expectToSee } from './senses.ts';
import { ParleyServer } from './server.ts';
import { test as base } from './test.ts';
import { Relay } from './turn.ts';

/** Two machines with a browser each, and a router with server and relay on it. */
interface Machines {
  network: Network;
  relay: Relay;
  server: ParleyServer;
  /** Somebody in front of the browser of that machine. */
  visit: (side: 'a' | 'b', who: (typeof CAST)[keyof typeof CAST]) => Promise<Person>;
}

interface AtMachines {
  /** As at the start at the beginning of each test, whatever the one before did. */
  machines: Machines;
  /** Ada and Ben at their machines in a call; called once the network is as the test wants it. `prepare` sees each before. */
  meet: (prepare?: (person: Person) => Promise<void>) => Promise<{ ada: Person; ben: Person }>;
}

interface Worker {
  laid: { network: Network; relay: Relay; server: ParleyServer; browsers: { a: Browser; b: Browser } };
}

export const test = base.extend<AtMachines, Worker>({
  laid: [
    async ({ browserName: _browserName }, use) => {
      const network = await Network.lay();
      const args = [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream', ...network.chromiumArgs];
      try {
        const relay = await Relay.start(network);
        const server = await ParleyServer.start(relay.env(), network.place);
        const a = await chromium.launch({ executablePath: network.a.chromium, args });
        const b = await chromium.launch({ executablePath: network.b.chromium, args });
        await use({ network, relay, server, browsers: { a, b } });
        await Promise.all([a.close(), b.close(), server.stop(), relay.stop()]);
      } finally {
        await network.remove();
      }
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  machines: async ({ laid: { network, relay, server, browsers } }, use, info) => {
    await network.mend();
    await relay.start();
    if (!(await server.isReady())) await server.start();
    const people: Person[] = [];
    const visit: Machines['visit'] = async (side, who) => {
      const person = await arrive(browsers[side], server.url, { ...who, opensDevices: true });
      people.push(person);
      return person;
    };
    await use({ network, relay, server, visit });
    if (info.status !== info.expectedStatus)
      await info.attach('logs', { body: `${server.log}\n\n${relay.log}`, contentType: 'text/plain' });
    for (const { context } of people) await context.close();
  },
  meet: async ({ machines: { server, visit } }, use) => {
    await use(async (prepare) => {
      const { joinCode } = await createConference(server, { title: 'Apart' }, await newcomersToken(server));
      const ada = await visit('a', CAST.ada);
      const ben = await visit('b', CAST.ben);
      for (const person of [ada, ben]) {
        const { page, name } = person;
        await prepare?.(person);
        await openLobby(page, `/j/${joinCode}`);
        await joinFromLobby(page, name);
      }
      await expectTogether(ada, ben);
      return { ada, ben };
    });
  },
});

/** Again when it does not come: what a browser loads while its networks change is given up. */
const openLobby = (page: Page, path: string): Promise<void> =>
  expect(async () => {
    await page.goto(path);
    await expect(page.getByLabel('Your name')).toBeVisible({ timeout: 4000 });
  }).toPass({ timeout: 20_000 });

/** Both see and hear each other now. */
export async function expectTogether(ada: Person, ben: Person): Promise<void> {
  for (const [one, other] of [
    [ada, ben],
    [ben, ada],
  ] as const) {
    await expectInCall(one.page);
    await expectToSee(videoOf(one.page, other.name), other);
    await expectToHear(one.page, other);
  }
}
