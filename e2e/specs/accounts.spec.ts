import { readFile } from 'node:fs/promises';
import { joinFromLobby, stage } from '../harness/call.ts';
import { IdentityProvider } from '../harness/identity-provider.ts';
import { arrive, CAST, createConference, DEMO, setUpLink, signIn } from '../harness/people.ts';
import { liveTracks } from '../harness/senses.ts';
import { expect, test } from '../harness/test.ts';

test('[V1] [V3] someone makes an account, changes profile and picture, takes their data along, and erases the account', async ({
  visit,
}) => {
  const { page } = await visit(CAST.cleo);
  const email = `cleo-${Date.now()}@example.org`;
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Cleo');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cleo');

  await page.goto('/settings');
  await page.getByLabel('Name').fill('Cleo Marchand');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
  await page.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: picture });
  const avatar = async () => {
    const answer = await page.request.get('/api/me');
    return ((await answer.json()) as { user: { avatarUrl: string | null } }).user.avatarUrl;
  };
  await expect.poll(avatar).not.toBeNull();
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Cleo Marchand');
  const served = await page.request.get((await avatar()) ?? '');
  expect(served.headers()['content-type']).toMatch(/^image\//);

  await page.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(avatar).toBeNull();

  await page.getByRole('link', { name: 'Privacy' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^parley-export-[\d-]{10}\.json$/);
  expect(await readFile(await file.path(), 'utf8')).toContain(email);

  await page.getByRole('button', { name: 'Erase my account' }).click();
  const question = page.getByRole('alertdialog');
  const erase = question.getByRole('button', { name: 'Erase my account' });
  await erase.click();
  await expect(question.getByText(`This has to be ${email}.`)).toBeVisible();
  await question.getByLabel(`Type ${email} to confirm`).fill(email);
  await erase.click();
  await expect(page.getByRole('heading', { name: 'Your account is erased' })).toBeVisible();
  expect((await page.request.get('/api/me')).status()).toBe(401);
});

test('a wrong password is told in words, and the right one leads home', async ({ visit }) => {
  const { page } = await visit(CAST.ada);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(DEMO.startup);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('E-mail and password do not match')).toBeVisible();
  await signIn(page, DEMO.startup);
});

test('the list of sessions ends one elsewhere', async ({ browser, server, visit }) => {
  const here = await visit(CAST.ben);
  await signIn(here.page, DEMO.corporate);
  const there = await arrive(browser, server.url, CAST.ben);
  await signIn(there.page, DEMO.corporate);
  await here.page.goto('/settings/security');
  await here.page
    .getByRole('button', { name: /^Sign out there, / })
    .first()
    .click();
  await expect(here.page.getByText('Signed out there.').first()).toBeVisible();
  await expect
    .poll(async () => (await there.page.request.get('/api/me')).status(), { message: 'the other session has ended' })
    .toBe(401);
  expect((await here.page.request.get('/api/me')).status()).toBe(200);
  await there.context.close();
});

test('signing out closes the call in that browser, wherever it is open', async ({ server, visit }) => {
  const ada = await visit(CAST.ada);
  await signIn(ada.page, DEMO.startup);
  const { joinCode } = await createConference(server, { title: 'Signs out' });
  await ada.page.goto(`/j/${joinCode}`);
  await joinFromLobby(ada.page);
  const settings = await ada.context.newPage();
  await settings.goto('/settings');
  await settings.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await expect(settings.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(stage(ada.page)).toBeHidden({ timeout: 20_000 });
  await expect.poll(() => liveTracks(ada.page)).toBe(0);
  await ada.page.reload();
  await expect(ada.page.getByLabel('Your name')).toBeVisible();
});

test('[I4] [I6] an account elsewhere makes one here, a passkey is added to it, and signs in by itself', async ({
  ownServer,
  visit,
}) => {
  const school = await IdentityProvider.start();
  const server = await ownServer({
    OIDC_ISSUER: school.issuer,
    OIDC_CLIENT_ID: school.clientId,
    OIDC_CLIENT_SECRET: school.clientSecret,
    OIDC_NAME: 'School ID',
  });
  school.serve(server.url, 'sso', { sub: '1', name: 'Dora', email: 'dora@school.example', email_verified: true });
  const { page, context } = await visit(CAST.dora, server.url);
  // It agrees to whatever it is asked, so it is not asked in the field, but by the button alone.
  await context.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
  const authenticator = await context.newCDPSession(page);
  await authenticator.send('WebAuthn.enable');
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const greeting = page.getByRole('heading', { level: 1, name: /Dora/ });

  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with School ID' }).click();
  await expect(greeting).toBeVisible();

  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Passkey added.').first()).toBeVisible();
  await expect(page.getByText('Not used yet')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(greeting).toBeVisible();

  // Either way in may go, and not both.
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Unlink School ID' }).click();
  await page.getByRole('button', { name: 'Unlink', exact: true }).last().click();
  await expect(page.getByText('School ID is unlinked.').first()).toBeVisible();
  await page.getByRole('button', { name: /^Remove Chrome/ }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
  await expect(page.getByText('This is your only way to sign in.').first()).toBeVisible();
  await school.stop();
});

test('[G8] [U5] a new server is set up by its link, and who forgot a password gets in by the outbox', async ({
  browser,
  ownServer,
  visit,
}) => {
  const server = await ownServer({ PARLEY_DEMO: 'off' });
  const { page } = await visit(CAST.ada, server.url);
  const email = 'ada@school.example';
  await page.goto('/sign-in');
  await expect(page.getByText('This Parley is not set up yet.')).toBeVisible();
  await page.goto(setUpLink(server));
  await page.getByLabel('Name of the school or network').fill('Harbour School');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('link', { name: 'Harbour School' })).toBeVisible();

  const other = await arrive(browser, server.url, CAST.ada);
  await other.page.goto('/sign-in');
  await other.page.getByRole('link', { name: 'Forgot your password?' }).click();
  await other.page.getByLabel('E-mail').fill(email);
  await other.page.getByRole('button', { name: 'Send a link' }).click();
  await expect(other.page.getByText('If there is an account for')).toBeVisible();
  const mail = page.getByText('Choose a new password').first();
  await expect(async () => {
    await page.goto('/admin/outbox');
    await expect(mail).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await mail.click();
  const [link = ''] =
    /http\S+\/reset#\S+/.exec(await page.locator('.entry-text', { hasText: '/reset#' }).innerText()) ?? [];

  await other.page.goto(link);
  await other.page.getByLabel('New password', { exact: true }).fill('staple of another kind');
  await other.page.getByRole('button', { name: 'Set password' }).click();
  await expect(other.page.getByText('you are signed out everywhere')).toBeVisible();
  await signIn(other.page, email, 'staple of another kind');
  await expect.poll(async () => (await page.request.get('/api/me')).status()).toBe(401);
  await other.context.close();
});
