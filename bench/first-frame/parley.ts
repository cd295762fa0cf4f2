import { joinFromLobby, leave } from '../../e2e/harness/call.ts';
import { arrive, CAST, createConference } from '../../e2e/harness/people.ts';
import { ParleyServer } from '../../e2e/harness/server.ts';
import { comer, pressAndSee, type Rival } from './rival.ts';

/** Parley's own page of a link, from “Join now” on. */
export async function parley(): Promise<Rival> {
  const server = await ParleyServer.start();
  let path = '';
  return {
    name: 'Parley',
    async wait(browser) {
      const { joinCode } = await createConference(server, { title: 'First frame' });
      path = `/j/${joinCode}`;
      const { page } = await arrive(browser, server.url, CAST.ada);
      await page.goto(path);
      await joinFromLobby(page, 'Ada');
    },
    async come(browser) {
      const { context, page } = await comer(browser, server.url);
      await page.goto(path);
      await page.getByLabel('Your name').fill('Ben');
      // As for a person, code and camera are there by the time that the name is written.
      await page.waitForLoadState('networkidle');
      const took = await pressAndSee(page, page.getByRole('button', { name: 'Join now' }));
      // Gone at once, not after the time that a lost connection is waited for.
      await leave(page);
      await page.getByRole('heading', { name: 'You left the meeting' }).waitFor();
      await context.close();
      return took;
    },
    stop: () => server.stop(),
  };
}
