import { expectInCall, joinFromLobby } from '../harness/call.ts';
import { apiToken, CAST, createConference, DEMO, DEMO_PASSWORD, post } from '../harness/people.ts';
import { expect, test } from '../harness/test.ts';

test('[K5] a link that opens nothing says so and does not tell a wrong code from a closed meeting', async ({
  server,
  visit,
}) => {
  const { page } = await visit(CAST.cleo);
  const { id, joinCode } = await createConference(server, { title: 'Already over' });
  await post(server, `/api/video-conferences/${id}/start`, undefined, await apiToken(server));
  await post(server, `/api/video-conferences/${id}/end`, undefined, await apiToken(server));
  const texts: string[] = [];
  for (const code of ['aaa-aaaa-aaa', joinCode]) {
    await page.goto(`/j/${code}`);
    await expect(page.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
    texts.push(await page.locator('#root').innerText());
  }
  expect(texts[0]).toBe(texts[1]);
});

test('[K5] who had a part in it is told that it has ended', async ({ server, visit }) => {
  const { page } = await visit(CAST.ada);
  const { id, joinCode } = await createConference(server, { title: 'Over for its host' });
  await page.request.post('/api/auth/sign-in', { data: { email: DEMO.startup, password: DEMO_PASSWORD } });
  const token = await apiToken(server);
  await post(server, `/api/video-conferences/${id}/start`, undefined, token);
  await post(server, `/api/video-conferences/${id}/end`, undefined, token);
  await page.goto(`/j/${joinCode}`);
  await expect(page.getByRole('heading', { name: 'This meeting has ended' })).toBeVisible();
});

test('[K2] before its time a link says when it opens, and lets the guest wait', async ({ server, visit }) => {
  const { page } = await visit(CAST.cleo);
  const startsAt = new Date(Date.now() + 3 * 3_600_000).toISOString();
  const { joinCode } = await createConference(server, { title: 'Later today', startsAt });
  await page.goto(`/j/${joinCode}`);
  await expect(page.getByRole('timer')).toHaveText(/^Opens in\s(2\sh\s4\d|3\sh)/);
  await expect(page.getByText('You can leave this page open. It lets you in by itself.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Join/ })).toHaveCount(0);
});

test('[J3] a full meeting says so, and lets in as soon as there is room', async ({ server, visit }) => {
  test.setTimeout(120_000);
  const { joinCode } = await createConference(server, { title: 'For two', settings: { maxParticipants: 2 } });
  const [ada, ben, cleo] = [await visit(CAST.ada), await visit(CAST.ben), await visit(CAST.cleo)];
  for (const { page, name } of [ada, ben]) {
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  await cleo.page.goto(`/j/${joinCode}`);
  await cleo.page.getByLabel('Your name').fill('Cleo');
  await cleo.page.getByRole('button', { name: 'Join now' }).click();
  await expect(cleo.page.getByRole('alert').filter({ hasText: 'The meeting is full.' })).toBeVisible();
  await ben.context.close();
  await expect(async () => {
    await cleo.page.getByRole('button', { name: 'Join now' }).click();
    await expectInCall(cleo.page);
  }).toPass({ timeout: 60_000 });
});

test('a meeting for people with an account sends guests to sign in, and brings them back', async ({
  server,
  visit,
}) => {
  const { page } = await visit(CAST.ben);
  const settings = { requireAuthentication: true };
  const { joinCode } = await createConference(server, { title: 'With account', settings });
  await page.goto(`/j/${joinCode}`);
  await expect(page.getByText('This meeting is for people with an account.')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in to join' }).click();
  await page.getByLabel('E-mail').fill(DEMO.corporate);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/j/${joinCode}$`));
  await joinFromLobby(page);
});
