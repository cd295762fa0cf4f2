import { test as base } from '@playwright/test';
import { arrive, type Person } from './people.ts';
import { ParleyServer } from './server.ts';
import type { Looks } from './stand-in.ts';

export interface Fixtures {
  /** Opens a browser for someone at the shared server, or at `origin`; closed when the test ends. */
  visit: (who: Looks & { name: string }, origin?: string) => Promise<Person>;
  /** A server for this test alone, to kill and restart; stopped when the test ends. */
  ownServer: (env?: Record<string, string>) => Promise<ParleyServer>;
}

/** Playwright's `test` with a server that all tests of the run share. */
export const test = base.extend<Fixtures, { server: ParleyServer }>({
  server: [
    async ({ browserName: _browserName }, use) => {
      const server = await ParleyServer.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  visit: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async (who, origin = server.url) => {
      const person = await arrive(browser, origin, who);
      people.push(person);
      return person;
    });
    for (const { context } of people) await context.close();
  },
  ownServer: async ({ browserName: _browserName }, use, info) => {
    const servers: ParleyServer[] = [];
    await use(async (env) => {
      const server = await ParleyServer.start(env);
      servers.push(server);
      return server;
    });
    for (const server of servers) {
      if (info.status !== info.expectedStatus) await info.attach('server log', { body: server.log });
      await server.stop();
    }
  },
});

export { expect } from '@playwright/test';
