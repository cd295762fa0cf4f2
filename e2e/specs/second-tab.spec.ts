import { expectInCall, expectOthers, joinFromLobby, videoOf } from '../harness/call.ts';
import { CAST, createConference, DEMO, signIn } from '../harness/people.ts';
import { expectToSee, liveTracks } from '../harness/senses.ts';
import { expect, test } from '../harness/test.ts';

test('[J4] a second tab asks, takes the call over, and the first lets go of the camera', async ({ server, visit }) => {
  test.setTimeout(120_000);
  const { joinCode } = await createConference(server, { title: 'Second tab' });
  const ada = await visit(CAST.ada);
  const ben = await visit(CAST.ben);
  await signIn(ada.page, DEMO.startup);
  await ada.page.goto(`/j/${joinCode}`);
  await joinFromLobby(ada.page);
  await ben.page.goto(`/j/${joinCode}`);
  await joinFromLobby(ben.page, 'Ben');
  await expectToSee(videoOf(ada.page, 'Ben'), ben);

  const second = await ada.context.newPage();
  await second.goto(`/j/${joinCode}`);
  await second.getByRole('button', { name: 'Join now' }).click();
  const question = second.getByRole('alertdialog', { name: 'You’re already in this meeting' });
  await expect(question).toBeVisible();
  // Asking changes nothing yet.
  await expectInCall(ada.page);
  await question.getByRole('button', { name: 'Move here' }).click();

  await expectInCall(second);
  await expect(ada.page.getByRole('heading', { name: 'You went on somewhere else' })).toBeVisible();
  await expect.poll(() => liveTracks(ada.page)).toBe(0);
  await expectToSee(videoOf(second, 'Ben'), ben);
  const name = await second.evaluate(async () => {
    const answer = await fetch('/api/me');
    return ((await answer.json()) as { user: { name: string } }).user.name;
  });
  await expectOthers(ben.page, [name]);
  await expectToSee(videoOf(ben.page, name), ada);
});
