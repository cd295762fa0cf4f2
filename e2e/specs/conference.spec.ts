import type { Conference, Me, Participant } from '@parley/contract';
import { FORMS, inspect } from '../harness/inspect.ts';
import { apiToken, CAST, createConference, DEMO, DEMO_PASSWORD, post } from '../harness/people.ts';
import type { ParleyServer } from '../harness/server.ts';
import { expect, test } from '../harness/test.ts';

const TWO_FORMS = FORMS.filter(({ form }) => form === '1440-light' || form === '390-dark');

async function ask<T>(server: ParleyServer, token: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: body === undefined ? 'GET' : 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.ok, path).toBe(true);
  return (await answer.json()) as T;
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

test('[K15] the host names people, gives them roles and removes them, by the keyboard', async ({ server, visit }) => {
  const token = await apiToken(server);
  const { user: other } = await ask<{ user: Me }>(server, await apiToken(server, DEMO.corporate), '/api/me');
  const before = await createConference(server, { title: 'Met before', startsAt: inHours(1) }, token);
  await post(server, `/api/video-conferences/${before.id}/participants`, { userId: other.id }, token);
  const { id } = await createConference(server, { title: 'Portfolio review', startsAt: inHours(2) }, token);
  const { page } = await visit(CAST.ada);
  await page.request.post('/api/auth/sign-in', { data: { email: DEMO.startup, password: DEMO_PASSWORD } });
  await page.goto(`/conferences/${id}`);
  await expect(page.getByRole('tab', { name: 'People 1', selected: true })).toBeVisible();
  const rowOf = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const field = page.getByRole('combobox', { name: 'Add people' });

  await field.fill(other.name.slice(0, 3));
  await expect(page.getByRole('option', { name: other.name })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(rowOf(other.name)).toContainText('Participant');
  await expect(field).toHaveValue('');
  await field.fill('Lee Tanaka, Priya Nair');
  await page.keyboard.press('Enter');
  await expect(rowOf('Lee Tanaka')).toContainText('Expected');
  await expect(rowOf('Priya Nair')).toContainText('Guest');
  await field.fill('tom@example.org');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write a name rather than an address')).toBeVisible();
  await inspect(page, 'conference-people', TWO_FORMS);
  await field.fill('');

  await rowOf(other.name).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(rowOf(other.name)).toContainText('Moderator');
  await rowOf('Lee Tanaka').getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(rowOf('Lee Tanaka')).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'People' })).toBeFocused();
  const { items } = await ask<{ items: Participant[] }>(server, token, `/api/video-conferences/${id}/participants`);
  expect(items.map(({ name, role, expected }) => [name, role, expected])).toEqual([
    [expect.any(String), 'host', false],
    [other.name, 'moderator', false],
    ['Priya Nair', 'participant', true],
  ]);
});

test('[K12] what somebody else changed meanwhile is told, and both changes are kept', async ({ server, visit }) => {
  const token = await apiToken(server);
  const { id } = await createConference(server, { title: 'Review', startsAt: inHours(2) }, token);
  const { page } = await visit(CAST.ada);
  await page.request.post('/api/auth/sign-in', { data: { email: DEMO.startup, password: DEMO_PASSWORD } });
  await page.goto(`/conferences/${id}`);
  await page.getByRole('tab', { name: 'People' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Settings', selected: true })).toBeFocused();
  await expect(page).toHaveURL(/tab=details/);
  await page.getByLabel('Title').fill('Review, group B');
  await page.getByRole('switch', { name: 'Chat' }).press('Space');
  // What is not saved is not lost by a press beside.
  const home = page.getByRole('link', { name: 'Home', exact: true });
  await home.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await expect(question).toHaveAccessibleDescription(/is not saved yet/);
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(home).toBeFocused();
  await expect(page.getByLabel('Title')).toHaveValue('Review, group B');
  await ask(server, token, `/api/video-conferences/${id}`, { description: 'Bring your slides' });
  await expect(
    page.getByRole('alert').filter({ hasText: 'Somebody else changed what it is about meanwhile' }),
  ).toBeVisible();
  await inspect(page, 'conference-changed', TWO_FORMS);
  await page.getByRole('button', { name: 'Save mine' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Review, group B' })).toBeVisible();
  await expect(page.getByLabel('What it is about')).toHaveValue('Bring your slides');
  const { conference } = await ask<{ conference: Conference }>(server, token, `/api/video-conferences/${id}`);
  expect(conference).toMatchObject({ title: 'Review, group B', description: 'Bring your slides' });
  expect(conference.settings.chat).toBe(false);
  await page.getByRole('button', { name: 'More options' }).click();
  await page.getByRole('menuitem', { name: 'Cancel meeting' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel meeting' }).click();
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Details' })).toBeVisible();
});

test('a meeting is planned with the people who are named, in words and one by one', async ({ visit }) => {
  const { page } = await visit(CAST.ada);
  await page.request.post('/api/auth/sign-in', { data: { email: DEMO.startup, password: DEMO_PASSWORD } });
  await page.goto('/schedule');
  await page.getByLabel('Title').fill('Career talk');
  await page.getByLabel('When', { exact: true }).fill('tomorrow 16:00 for 45 min with Noor');
  const field = page.getByRole('combobox', { name: 'Who' });
  await field.fill('Lee Tanaka');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Career talk: .*, 45\smin, 3 people, in Parley\./)).toBeVisible();
  await field.fill('Tom');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take Tom off' }).click();
  await inspect(page, 'schedule-who', TWO_FORMS);
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  await page.getByRole('link', { name: 'Open the meeting' }).click();
  await expect(page.getByRole('tab', { name: 'People 3' })).toBeVisible();
  for (const name of ['Noor', 'Lee Tanaka']) {
    await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('Expected');
  }
});
