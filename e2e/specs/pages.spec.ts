import { readFile } from 'node:fs/promises';
import type { Conference, Participant, Retention } from '@parley/contract';
import { chatPanel, expectInCall, joinFromLobby, videoOf } from '../harness/call.ts';
import { expectHeard, noteAnnouncements } from '../harness/heard.ts';
import { DARK, expectToFitLargeText, FORMS, inspect } from '../harness/inspect.ts';
import {
  apiToken,
  CAST,
  createConference,
  DEMO,
  DEMO_PASSWORD,
  firstAccount,
  post,
  setUpLink,
} from '../harness/people.ts';
import { expectToSee } from '../harness/senses.ts';
import { noteShifts, shifts } from '../harness/shifts.ts';
import type { ParleyServer } from '../harness/server.ts';
import { expect, test } from '../harness/test.ts';

/** Runs in the page: what is shared is a page of text. */
function installDocument(): void {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 1600;
    canvas.height = 1000;
    const brush = canvas.getContext('2d');
    const draw = () => {
      if (brush === null) return;
      brush.fillStyle = '#f4f6f5';
      brush.fillRect(0, 0, 1600, 1000);
      brush.fillStyle = '#1c2b27';
      brush.font = '600 56px sans-serif';
      brush.fillText('Goals for spring', 220, 300);
      brush.fillStyle = '#d9dedc';
      for (const line of [0, 1, 2, 3]) brush.fillRect(220, 400 + line * 60, 1000 - line * 120, 16);
    };
    draw();
    setInterval(draw, 200);
    return canvas.captureStream(5);
  };
}

/** Runs in the page: the camera is pulled out, and there is no other. */
function loseCamera(): void {
  const gone = () => Promise.reject(new DOMException('', 'NotFoundError'));
  navigator.mediaDevices.getUserMedia = gone;
  navigator.mediaDevices.enumerateDevices = async () => [];
  const own = document.querySelector<HTMLVideoElement>('.parley-tile-mirrored');
  const [track] = own?.srcObject instanceof MediaStream ? own.srcObject.getVideoTracks() : [];
  track?.stop();
  track?.dispatchEvent(new Event('ended'));
}

/** Of the form in which the least fits. */
const ONE = FORMS.filter(({ form }) => form === '390-dark');

/** Removes somebody from a conference, as its host does on its page. */
async function takeOut(server: ParleyServer, id: string, name: string, token: string): Promise<void> {
  const path = `http://127.0.0.1:${server.port}/api/video-conferences/${id}/participants`;
  const headers = { authorization: `Bearer ${token}` };
  const { items } = (await (await fetch(path, { headers })).json()) as { items: Participant[] };
  const gone = items.find((participant) => participant.name === name);
  const answer = await fetch(`${path}/${gone?.id}`, { method: 'DELETE', headers });
  expect(answer.status).toBe(204);
}

async function plan(server: ParleyServer, token: string): Promise<Conference> {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await createConference(server, { title: 'Mentoring with Noor', startsAt: at(2), durationMinutes: 45 }, token);
  await createConference(server, { title: 'Alumni evening', startsAt: at(50), durationMinutes: 120 }, token);
  const over = await createConference(server, { title: 'Chemistry, lesson 11' }, token);
  await post(server, `/api/video-conferences/${over.id}/start`, undefined, token);
  await post(server, `/api/video-conferences/${over.id}/end`, undefined, token);
  return createConference(server, { title: 'Design review' }, token);
}

/** Both themes, desk and phone. */
const TWO = FORMS.filter(({ form }) => form === '1440-light' || form === '390-dark');

test('every page of the app is accessible and fits, light and dark, desktop and phone', async ({
  ownServer,
  visit,
}) => {
  test.setTimeout(360_000);
  // It is asked nothing before somebody signs in with it, so there need not be one.
  const server = await ownServer({
    OIDC_ISSUER: 'https://id.school.example',
    OIDC_CLIENT_ID: 'parley',
    OIDC_NAME: 'Northfield ID',
  });
  const { page } = await visit(CAST.ada, server.url);
  await page.addInitScript(noteShifts);
  for (const [name, path] of [
    ['sign-in', '/sign-in'],
    ['sign-up', '/sign-up'],
    ['forgot', '/forgot'],
    ['reset', `/reset#${'a'.repeat(43)}`],
    ['confirm', `/confirm#${'a'.repeat(43)}`],
    ['link-unknown', '/j/aaa-aaaa-aaa'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inspect(page, name);
  }
  const { id } = await plan(server, await apiToken(server));
  const newcomer = { email: 'newcomer@example.org', password: 'nobody guesses this', name: 'Noor Haddad' };
  await page.request.post('/api/auth/sign-up', { data: newcomer });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Nothing planned yet' })).toBeVisible();
  await inspect(page, 'home-empty');
  // An open page would go to the sign-in by itself, because its person is signed out.
  await page.goto('about:blank');
  await page.request.post('/api/auth/sign-in', { data: { email: DEMO.startup, password: DEMO_PASSWORD } });
  for (const [name, path] of [
    ['home', '/'],
    ['calendar-month', '/calendar'],
    ['calendar-week', '/calendar?view=week'],
    ['schedule', '/schedule?when=next+Tue+16:00+for+45+min'],
    ['conference', `/conferences/${id}`],
    ['settings', '/settings'],
    ['security', '/settings/security'],
    ['privacy', '/settings/privacy'],
    ['not-found', '/nowhere'],
  ] as const) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await shifts(page), `moved on ${name} after the first paint`).toEqual([]);
    await inspect(page, name);
    await expectToFitLargeText(page, name);
  }
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('mentoring');
  await expect(page.getByRole('option', { name: 'Mentoring with Noor' })).toBeVisible();
  await inspect(page, 'palette');
  await page.keyboard.press('Escape');
  await page.goto('/settings/privacy');
  await page.getByRole('button', { name: 'Erase my account' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await inspect(page, 'privacy-erase', TWO);
  await page.goto(`/conferences/${id}`);
  await page.getByRole('button', { name: 'More options' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await inspect(page, 'conference-delete');
});

test('the pages of an admin are accessible and fit, and do what they say', async ({ ownServer, visit }) => {
  test.setTimeout(360_000);
  const server = await ownServer({ PARLEY_DEMO: 'off' });
  const { page } = await visit(CAST.ada, server.url);
  await page.goto('/setup');
  await expect(page.getByText('This Parley is not set up yet.')).toBeVisible();
  await page.goto(setUpLink(server));
  await expect(page.getByLabel('Name of the school or network')).toBeVisible();
  await inspect(page, 'setup', TWO);
  const admin = { email: 'ada@school.example', password: 'correct horse battery', name: 'Ada Larsen' };
  await firstAccount(server, admin);
  await plan(server, await apiToken(server, admin.email, admin.password));
  const gone = { email: 'cleo@school.example', password: 'nobody guesses this', name: 'Cleo' };
  await page.request.post('/api/auth/sign-up', { data: gone });
  await page.request.delete('/api/me', { data: { password: gone.password } });
  await page.request.post('/api/auth/sign-in', { data: { email: admin.email, password: admin.password } });
  for (const [name, path] of [
    ['outbox', '/admin/outbox'],
    ['retention', '/admin/retention'],
    ['audit', '/admin/audit'],
  ] as const) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inspect(page, name, TWO);
    await expectToFitLargeText(page, name);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const entries = page.locator('.entry');
  await page.getByLabel('What').selectOption({ label: 'Account erased' });
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText('Former member');
  await entries.locator('summary').click();
  await page.getByRole('button', { name: 'Only by Former member' }).click();
  await expect(page).toHaveURL(/actor=usr_/);
  await inspect(page, 'audit-open', TWO);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(entries.filter({ hasText: 'Server set up' })).toContainText('Ada Larsen');
  await page.getByRole('searchbox', { name: 'Search' }).fill('set up');
  await page.keyboard.press('Enter');
  await expect(entries).toHaveCount(1);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const table = await readFile(await (await saved).path(), 'utf8');
  expect(table.split('\r\n')).toEqual([expect.stringContaining('at,type,'), expect.stringContaining('Ada Larsen'), '']);
  await page.getByRole('button', { name: 'With “set up”, remove' }).click();

  await page.goto('/admin/retention');
  await page.getByLabel('Chat, in days').fill('30');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Save and remove' }).click();
  const kept = async () => {
    const { retention } = (await (await page.request.get('/api/retention')).json()) as { retention: Retention };
    return retention.chatDays;
  };
  await expect.poll(kept).toBe(30);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(kept).toBe(365);
});

test('the reference of the API, and a call that is not there, are accessible and fit', async ({ server, visit }) => {
  test.setTimeout(120_000);
  const { page } = await visit(CAST.ada);
  await page.request.post('/api/auth/sign-in', { data: { email: DEMO.startup, password: DEMO_PASSWORD } });
  for (const [name, path] of [
    ['reference-join-links', '/api/docs/join-links'],
    ['reference-conferences', '/api/docs/conferences'],
    ['video-call-unknown', '/video-call?sessionId=nobody-has-this'],
  ] as const) {
    await page.goto(new URL(path, server.url).href);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inspect(page, name, TWO);
  }
});

/** A zone in which it is noon now, so that an hour from now is still today. */
function zoneOfNoon(): string {
  const west = new Date().getUTCHours() - 12;
  return `Etc/GMT${west < 0 ? west : `+${west}`}`;
}

test('Join wakes up fifteen minutes before, by the clock alone', async ({ server, visit }) => {
  const { page } = await visit(CAST.ada);
  const who = { email: `ada-${Date.now()}@example.org`, password: 'nobody guesses this' };
  await page.request.post('/api/auth/sign-up', { data: { ...who, name: 'Ada', timeZone: zoneOfNoon() } });
  const startsAt = new Date(Date.now() + 3_600_000).toISOString();
  const token = await apiToken(server, who.email, who.password);
  await createConference(server, { title: 'Wakes up', startsAt, durationMinutes: 30 }, token);
  await page.clock.install();
  await page.goto('/');
  const row = page.getByRole('listitem').filter({ hasText: 'Wakes up' });
  await expect(row).toBeVisible();
  await page.clock.fastForward('44:00');
  await expect(row.getByText(/in 1[567]\smin/)).toBeVisible();
  await expect(row.getByRole('link', { name: 'Join' })).toHaveCount(0);
  await page.clock.fastForward('01:10');
  await expect(row.getByRole('link', { name: 'Join Wakes up' })).toBeVisible();
});

/** Runs in the page: how much of it jumped, as browsers measure that (0 is nothing). */
function installJumps(): void {
  Object.assign(window, { jumped: 0 });
  const page = window as unknown as { jumped: number };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) page.jumped += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift' });
}

test('[U5] [U9] a call that somebody else starts is on an open home at once, nothing jumps, and it goes when the call ends', async ({
  server,
  visit,
}) => {
  const { page } = await visit(CAST.ada);
  const other = await apiToken(server, DEMO.corporate);
  await page.request.post('/api/auth/sign-in', { data: { email: DEMO.startup, password: DEMO_PASSWORD } });
  const { user } = (await (await page.request.get('/api/me')).json()) as { user: { id: string } };
  const startsAt = new Date(Date.now() + 600_000).toISOString();
  const { id } = await createConference(server, { title: 'Physics', startsAt }, other);
  const path = `/api/video-conferences/${id}`;
  await page.addInitScript(installJumps);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Physics' })).toHaveCount(0);
  await post(server, `${path}/participants`, { userId: user.id }, other);
  await expect(page.getByRole('listitem').filter({ hasText: 'Physics' })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { jumped: 0 }));
  await post(server, `${path}/start`, undefined, other);
  await expect(page.getByRole('region', { name: 'Physics is on' })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { jumped: number }).jumped)).toBe(0);
  await post(server, `${path}/end`, undefined, other);
  await expect(page.getByRole('region', { name: 'Physics is on' })).toHaveCount(0);
  const tab = await page.context().newPage();
  await tab.goto('/');
  await tab.request.post('/api/auth/sign-out');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await expect(tab.getByLabel('E-mail')).toBeVisible();
});

test('lobby, room and the pages after it are accessible and fit', async ({ server, visit }) => {
  test.setTimeout(360_000);
  const { id, joinCode } = await createConference(server, {
    title: 'Pictures of a call',
    settings: { maxParticipants: 2 },
  });
  const ada = await visit(CAST.ada);
  const ben = await visit(CAST.ben);
  await ada.page.addInitScript(noteAnnouncements);
  await ada.page.goto(`/j/${joinCode}`);
  await expect(ada.page.getByRole('button', { name: 'Join now' })).toBeVisible();
  await inspect(ada.page, 'lobby');
  await joinFromLobby(ada.page, 'Ada');
  await inspect(ada.page, 'room-alone', DARK);
  await ben.page.addInitScript(installDocument);
  await ben.page.goto(`/j/${joinCode}`);
  await joinFromLobby(ben.page, 'Ben');
  await expectToSee(videoOf(ada.page, 'Ben'), ben);
  await inspect(ada.page, 'room-two');
  await ben.page.getByRole('button', { name: 'Share your screen' }).click();
  await expect(
    ada.page.getByRole('listitem', { name: 'Ben is sharing the screen' }).locator('[data-shown]'),
  ).toBeVisible();
  await expectHeard(ada.page, 'Ben is sharing the screen');
  await inspect(ada.page, 'room-share', DARK);
  await inspect(ben.page, 'room-own-share', DARK);
  await ben.page.getByRole('button', { name: 'Stop sharing' }).first().click();
  await ada.page.setViewportSize({ width: 1440, height: 900 });
  await ada.page.getByRole('button', { name: 'More' }).click();
  await ada.page.getByRole('menuitem', { name: 'Settings' }).click();
  await expect(ada.page.getByRole('switch', { name: 'Noise suppression' })).toBeVisible();
  await inspect(ada.page, 'room-devices', DARK);
  await ada.page.keyboard.press('Escape');
  await chatPanel(ada.page);
  await inspect(ada.page, 'room-chat', DARK);
  await expectInCall(ada.page);
  await ada.page.keyboard.press('Escape');

  await ada.page.evaluate(loseCamera);
  await expect(ada.page.locator('.parley-toast').filter({ hasText: 'camera' })).toBeVisible();
  await inspect(ada.page, 'room-camera-lost', DARK);
  const cleo = await visit(CAST.cleo);
  await cleo.page.goto(`/j/${joinCode}`);
  await cleo.page.getByLabel('Your name').fill('Cleo');
  await cleo.page.getByRole('button', { name: 'Join now' }).click();
  await expect(cleo.page.getByRole('main').getByText('The meeting is full.')).toBeVisible();
  await inspect(cleo.page, 'lobby-full');

  await ada.page.getByRole('button', { name: 'Leave' }).click();
  await expect(ada.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
  await inspect(ada.page, 'left');
  const token = await apiToken(server);
  await joinFromLobby(cleo.page, 'Cleo');
  await ben.page.setViewportSize({ width: 1440, height: 900 });
  await ben.page.getByRole('button', { name: 'People' }).click();
  await expect(ben.page.getByRole('complementary', { name: /People/ })).toBeVisible();
  await inspect(ben.page, 'room-people', ONE);
  await takeOut(server, id, 'Cleo', token);
  await expect(cleo.page.getByRole('heading', { name: 'You are no longer part of this meeting' })).toBeVisible();
  await inspect(cleo.page, 'removed');
  await post(server, `/api/video-conferences/${id}/end`, undefined, token);
  await expect(ben.page.getByRole('heading', { name: 'The meeting has ended' })).toBeVisible();
  await inspect(ben.page, 'ended');
});

test('a lobby in each of its states is accessible and fits', async ({ server, visit }) => {
  test.setTimeout(180_000);
  const { joinCode } = await createConference(server, { title: 'Career talk with Maria' });
  const early = await createConference(server, {
    title: 'Opens soon',
    startsAt: new Date(Date.now() + 30 * 60_000).toISOString(),
  });
  const account = await createConference(server, { title: 'Mentors only', settings: { requireAuthentication: true } });
  const { page } = await visit(CAST.ada);
  await page.goto(`/j/${early.joinCode}`);
  await expect(page.getByRole('timer')).toHaveText(/^Opens in \d+:\d\d$/);
  await inspect(page, 'lobby-early', TWO);
  await page.goto(`/j/${account.joinCode}`);
  await expect(page.getByRole('link', { name: 'Sign in to join' })).toBeVisible();
  await inspect(page, 'lobby-account', TWO);
  await page.goto(`/j/${joinCode}`);
  await page.getByRole('button', { name: 'Background' }).click();
  await expect(page.getByRole('group', { name: 'Background' }).getByRole('status')).not.toContainText('Finding out', {
    timeout: 40_000,
  });
  await inspect(page, 'lobby-backgrounds', TWO);
  for (const [name, error] of [
    ['lobby-blocked', 'NotAllowedError'],
    ['lobby-in-use', 'NotReadableError'],
    ['lobby-missing', 'NotFoundError'],
  ] as const) {
    const other = await visit(CAST.ben);
    await other.page.addInitScript((kind) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', kind));
    }, error);
    await other.page.goto(`/j/${joinCode}`);
    await expect(other.page.getByRole('button', { name: 'Join without camera and microphone' })).toBeVisible();
    await inspect(other.page, name, TWO);
    await other.context.close();
  }
});
