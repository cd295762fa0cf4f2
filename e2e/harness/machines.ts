import { expectInCall, joinFromLobby, openLobby, videoOf } from './call.ts';
import { type Laid, layMachines } from './laid.ts';
import { arrive, CAST, createConference, newcomersToken, type Person } from './people.ts';
import { expectToHear, expectToSee } from './senses.ts';
import { test as base } from './test.ts';

export interface Machines extends Pick<Laid, 'network' | 'relay' | 'server'> {
  /** Somebody in front of the browser of that machine. */
  visit: (side: 'a' | 'b', who: (typeof CAST)[keyof typeof CAST]) => Promise<Person>;
}

interface AtMachines {
  /** As at the start at the beginning of each test, whatever the one before did. */
  machines: Machines;
  /** Ada and Ben at their machines in a call; called once the network is as the test wants it. `prepare` sees each before. */
  meet: (prepare?: (person: Person) => Promise<void>) => Promise<{ ada: Person; ben: Person }>;
}

export const test = base.extend<AtMachines, { laid: Laid }>({
  laid: [
    async ({ browserName: _browserName }, use) => {
      const laid = await layMachines();
      try {
        await use(laid);
      } finally {
        await laid.remove();
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
