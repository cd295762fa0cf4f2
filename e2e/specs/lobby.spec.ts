import type { Locator, Page, Route } from '@playwright/test';
import { expectInCall, leave, stage } from '../harness/call.ts';
import { CAST, createConference } from '../harness/people.ts';
import { expectMoving } from '../harness/senses.ts';
import { installQuickMachine, installSitter } from '../harness/sitter.ts';
import { noteShifts, shifts } from '../harness/shifts.ts';
import { expect, test } from '../harness/test.ts';

/** Standard deviation of the wall's brightness, where nobody sits: 110 for sharp squares, 0 for one colour. */
const contrastOfTheWall = (video: Locator): Promise<number> =>
  video.evaluate((element: HTMLVideoElement) => {
    const brush = Object.assign(document.createElement('canvas'), { width: 640, height: 360 }).getContext('2d');
    if (brush === null) return 0;
    brush.drawImage(element, 0, 0, 640, 360);
    const { data } = brush.getImageData(400, 0, 240, 120);
    const greens = Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4 + 1] ?? 0);
    const mean = greens.reduce((sum, green) => sum + green, 0) / greens.length;
    return Math.sqrt(greens.reduce((sum, green) => sum + (green - mean) ** 2, 0) / greens.length);
  });

const preview = (page: Page): Locator => page.getByLabel('Preview of your camera');

for (const [form, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`nothing moves after the first paint of a lobby on a ${form}`, async ({ server, visit }) => {
    const { page } = await visit(CAST.ada);
    const { joinCode } = await createConference(server, { title: 'Nothing moves' });
    await page.setViewportSize(viewport);
    await page.addInitScript(noteShifts);
    await page.goto(`/j/${joinCode}`);
    await expect(preview(page)).toBeVisible();
    await expect(page.locator('.parley-level [data-lit]').first()).toBeVisible();
    expect(await shifts(page)).toEqual([]);
  });
}

test('a device that was turned off in the lobby is off at the next visit, and Enter joins', async ({
  server,
  visit,
}) => {
  const { page } = await visit(CAST.ada);
  const { joinCode } = await createConference(server, { title: 'Off again' });
  await page.goto(`/j/${joinCode}`);
  await page.getByRole('button', { name: 'Turn off camera' }).click();
  await page.reload();
  await expect(page.getByText('Your camera is off')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Turn off microphone' })).toBeVisible();
  await page.getByLabel('Your name').fill('Ada');
  await page.keyboard.press('Enter');
  await expectInCall(page);
  await expect(page.getByRole('button', { name: 'Turn on camera' })).toBeVisible();
});

test('[C3] pressing Join shows the call with the own picture at once; who is refused, or leaves on the way, has the lobby and the focus back', async ({
  server,
  visit,
}) => {
  const { page } = await visit(CAST.ada);
  const { joinCode } = await createConference(server, { title: 'On the way' });
  await page.goto(`/j/${joinCode}`);
  await page.getByLabel('Your name').fill('Ada');
  const join = page.getByRole('button', { name: 'Join now' });
  const doors: Route[] = [];
  await page.route('**/api/join/*', (route) =>
    route.request().method() === 'POST' ? void doors.push(route) : route.continue(),
  );
  const press = async () => {
    const before = doors.length;
    await join.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => doors.length).toBe(before + 1);
  };

  await press();
  await expect(page.getByText('Joining…')).toBeVisible();
  await expectMoving(stage(page).locator('video'));
  await expect(stage(page)).toBeFocused();
  const full = { error: 'Full', code: 'CONFERENCE_FULL', details: {} };
  await doors.at(-1)?.fulfill({ status: 409, json: full });
  await expect(page.getByRole('main').getByText('The meeting is full')).toBeVisible();
  await expect(join).toBeFocused();

  await press();
  await leave(page);
  await expect(join).toBeFocused();
  await expectMoving(preview(page));

  await press();
  await doors.at(-1)?.continue();
  await expect(page.getByRole('heading', { name: 'You’re the only one here' })).toBeVisible();
});

test('a blurred background hides the room, also at the next visit; nothing is loaded from elsewhere', async ({
  server,
  visit,
}) => {
  test.setTimeout(120_000);
  const { page } = await visit(CAST.ada);
  await page.addInitScript(installSitter);
  await page.addInitScript(installQuickMachine);
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && request.url().startsWith('http')) elsewhere.push(request.url());
  });
  const { joinCode } = await createConference(server, { title: 'Behind a blur' });
  await page.goto(`/j/${joinCode}`);
  await expect.poll(() => contrastOfTheWall(preview(page))).toBeGreaterThan(90);
  await page.getByRole('button', { name: 'Background' }).click();
  await expect(page.getByText('Everybody sees you in front of it.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('radio', { name: 'Blurred' }).press('Space');
  await expect.poll(() => contrastOfTheWall(preview(page)), { timeout: 30_000 }).toBeLessThan(60);
  await page.reload();
  await expect(preview(page)).toBeVisible({ timeout: 40_000 });
  await expect.poll(() => contrastOfTheWall(preview(page))).toBeGreaterThan(0);
  expect(await contrastOfTheWall(preview(page))).toBeLessThan(60);
  expect(elsewhere).toEqual([]);
});

test('where a background cannot be shown the camera goes off and says why; the room is seen only when that is chosen', async ({
  server,
  visit,
}) => {
  const { page } = await visit(CAST.ada);
  await page.addInitScript(() => localStorage.setItem('parley.background', 'blur'));
  await page.route('**/selfie_segmentation.js', (route) => route.abort());
  const { joinCode } = await createConference(server, { title: 'Kept private' });
  await page.goto(`/j/${joinCode}`);
  await expect(
    page.getByRole('alert').filter({ hasText: 'Your camera is off to keep your room private' }),
  ).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show my room' }).click();
  await expect(preview(page)).toBeVisible();
});
