import { randomBytes } from 'node:crypto';
import {
  chatPanel,
  expectChat,
  expectInCall,
  expectOthers,
  joinFromLobby,
  leave,
  say,
  tileOf,
  turnOffCamera,
  turnOffMicrophone,
  turnOnCamera,
  turnOnMicrophone,
  videoOf,
} from '../harness/call.ts';
import { CAST, DEMO, type Person, signIn } from '../harness/people.ts';
import { expectSilence, expectToHear, expectToSee, liveTracks } from '../harness/senses.ts';
import type { ParleyServer } from '../harness/server.ts';
import { expect, test } from '../harness/test.ts';

type Visit = (who: (typeof CAST)[keyof typeof CAST], origin?: string) => Promise<Person>;

/** The whole story of a call, as two people and a guest live it. */
async function twoPeopleTalk(server: ParleyServer, visit: Visit): Promise<void> {
  const ada = await visit(CAST.ada, server.url);
  const ben = await visit(CAST.ben, server.url);

  await test.step('both sign in and open the weekly sync', async () => {
    for (const [person, email] of [
      [ada, DEMO.startup],
      [ben, DEMO.corporate],
    ] as const) {
      await signIn(person.page, email);
      await person.page
        .getByRole('link', { name: /Join.*All Users Weekly Sync/ })
        .first()
        .click();
      await expect(person.page.getByRole('heading', { name: 'All Users Weekly Sync' })).toBeVisible();
      await joinFromLobby(person.page);
    }
  });
  const [adaName, benName] = await namesInCall(ada, ben);

  await test.step('they see and hear each other', async () => {
    await expectToSee(videoOf(ada.page, benName), ben);
    await expectToSee(videoOf(ben.page, adaName), ada);
    await expectToHear(ada.page, ben);
    await expectToHear(ben.page, ada);
    // Nobody hears themselves.
    await expectSilence(ada.page, ada);
  });

  await test.step('muted: the sound is gone, and the other is shown it; unmuted: it is back', async () => {
    await turnOffMicrophone(ada.page);
    await expectSilence(ben.page, ada);
    await expect(tileOf(ben.page, adaName).getByRole('img', { name: 'Microphone off' })).toBeAttached();
    await turnOnMicrophone(ada.page);
    await expectToHear(ben.page, ada);
    await expect(tileOf(ben.page, adaName).getByRole('img', { name: 'Microphone off' })).not.toBeAttached();
  });

  await test.step('camera off: no picture but the avatar; on again: the picture', async () => {
    await turnOffCamera(ada.page);
    await expect(videoOf(ben.page, adaName)).toBeHidden();
    await turnOnCamera(ada.page);
    await expectToSee(videoOf(ben.page, adaName), ada);
  });

  const first = `Hello from Ada ${randomBytes(4).toString('hex')}`;
  const second = `And from Ben ${randomBytes(4).toString('hex')}`;
  await test.step('they write to each other', async () => {
    await say(ada.page, first);
    await expectChat(ben.page, [first]);
    await say(ben.page, second);
    await expectChat(ada.page, [first, second]);
  });

  const cleo = await visit(CAST.cleo, server.url);
  await test.step('a guest comes by the link with a name, and reads what was written before', async () => {
    await cleo.page.goto(ada.page.url());
    await joinFromLobby(cleo.page, 'Cleo');
    await expectOthers(cleo.page, [adaName, benName]);
    await expectToSee(videoOf(cleo.page, adaName), ada);
    await expectToSee(videoOf(ada.page, 'Cleo'), cleo);
    await expectToHear(ben.page, cleo);
    await expectChat(cleo.page, [first, second]);
  });

  await test.step('leaving stops camera and microphone, and the tile goes', async () => {
    await leave(ben.page);
    await expect(ben.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
    expect(await liveTracks(ben.page)).toBe(0);
    await expectOthers(ada.page, ['Cleo']);
  });

  await test.step('the host ends it for everyone, and the link closes', async () => {
    await ada.page.getByRole('button', { name: 'More', exact: true }).click();
    await ada.page.getByRole('menuitem', { name: 'End for everyone' }).click();
    await ada.page.getByRole('alertdialog').getByRole('button', { name: 'End for everyone' }).click();
    for (const { page } of [ada, cleo]) {
      await expect(page.getByRole('heading', { name: 'The meeting has ended' })).toBeVisible();
      await expect.poll(() => liveTracks(page)).toBe(0);
    }
    await cleo.page.reload();
    await expect(cleo.page.getByRole('heading', { name: 'This meeting has ended' })).toBeVisible();
  });
}

/** The names as each shows the other. */
async function namesInCall(ada: Person, ben: Person): Promise<[string, string]> {
  const nameOf = async ({ page }: Person) => {
    const answer = await page.request.get('/api/me');
    return ((await answer.json()) as { user: { name: string } }).user.name;
  };
  await expectInCall(ada.page);
  await chatPanel(ada.page);
  return [await nameOf(ada), await nameOf(ben)];
}

test('two people and a guest talk, on the embedded database', async ({ ownServer, visit }) => {
  test.setTimeout(180_000);
  await twoPeopleTalk(await ownServer(), visit);
});

test('two people and a guest talk, on PostgreSQL', async ({ ownServer, visit }) => {
  const postgres = process.env['TEST_POSTGRES_URL'];
  test.skip(postgres === undefined || postgres === '', 'needs PostgreSQL (TEST_POSTGRES_URL)');
  test.setTimeout(180_000);
  const { default: pg } = await import('pg');
  const admin = new pg.Client(postgres);
  await admin.connect();
  const name = `e2e_${randomBytes(6).toString('hex')}`;
  await admin.query(`create database ${name}`);
  const server = await ownServer({ DATABASE_URL: new URL(`/${name}`, postgres).href });
  await twoPeopleTalk(server, visit);
  await server.stop();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});
