import type { Page } from '@playwright/test';
import { expectOthers, joinFromLobby, leave, stage, tileOf, turnOffMicrophone, videoOf } from '../harness/call.ts';
import { expectHeard, noteAnnouncements } from '../harness/heard.ts';
import { CAST, createConference } from '../harness/people.ts';
import { expectMoving } from '../harness/senses.ts';
import { expect, test } from '../harness/test.ts';

const widthOf = async (page: Page, name: string): Promise<number> =>
  (await tileOf(page, name).boundingBox())?.width ?? 0;

async function fromMore(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('two: the own picture goes to another corner and stays there, space talks, the tab tells, the end is rated', async ({
  server,
  visit,
}) => {
  test.setTimeout(150_000);
  const { joinCode } = await createConference(server, { title: 'A call of two' });
  const [ada, ben] = [await visit(CAST.ada), await visit(CAST.ben)];
  await ada.page.addInitScript(noteAnnouncements);
  for (const { page, name } of [ada, ben]) {
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  const { page } = ada;
  await expectOthers(page, ['Ben']);
  await expect(page).toHaveTitle('On a call: A call of two');

  const own = tileOf(page, 'Ada (you)');
  // It is on its way there when the other comes.
  await own.click({ trial: true });
  const before = await own.boundingBox();
  await page.getByRole('button', { name: /^Move your picture/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expectHeard(page, 'Your picture is at the top right');
  await expect.poll(async () => (await own.boundingBox())?.y).toBeLessThan(40);
  const box = await own.boundingBox();
  if (before === null || box === null) throw new Error('The own picture is not to be seen.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(300, 500, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await own.boundingBox())?.x).toBeLessThan(40);
  await expect.poll(async () => (await own.boundingBox())?.y).toBeCloseTo(before.y, 0);
  const beside = await own.boundingBox();
  const name = await tileOf(page, 'Ben').getByText('Ben', { exact: true }).boundingBox();
  expect(name?.x, 'the own picture covers a name').toBeGreaterThan((beside?.x ?? 0) + (beside?.width ?? 0));

  await turnOffMicrophone(page);
  await expectHeard(page, 'Your microphone is off');
  await expect(page).toHaveTitle('Muted: A call of two');
  await page.keyboard.down('Space');
  await expect(page.getByText('Your microphone is on while you hold the space bar').first()).toBeVisible();
  await expect(tileOf(ben.page, 'Ada').getByRole('img', { name: 'Microphone off' })).toHaveCount(0);
  await page.keyboard.up('Space');
  await expect(tileOf(ben.page, 'Ada').getByRole('img', { name: 'Microphone off' })).toBeVisible();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');

  await fromMore(page, 'Settings');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(page.getByRole('complementary', { name: 'Einstellungen' })).toBeVisible();
  await expect(page).toHaveTitle('Stumm: A call of two');
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('English');
  await expect(page).toHaveTitle('Muted: A call of two');

  await leave(page);
  await page.getByRole('button', { name: 'Good', exact: true }).click();
  await expect(page.getByText('Thank you, that helps.')).toBeVisible();
  await page.getByRole('button', { name: 'Rejoin' }).click();
  await expectOthers(page, ['Ben']);
  await expect.poll(async () => (await own.boundingBox())?.x).toBeLessThan(40);
});

test('three: pinning, speaker view, hiding oneself, reactions, people; the focus is kept and what happens is said', async ({
  server,
  visit,
}) => {
  test.setTimeout(180_000);
  const { joinCode } = await createConference(server, { title: 'A call of three' });
  const [ada, ben, cleo] = [await visit(CAST.ada), await visit(CAST.ben), await visit(CAST.cleo)];
  await ada.page.addInitScript(noteAnnouncements);
  for (const { page, name } of [ada, ben, cleo]) {
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  const { page } = ada;
  await expectOthers(page, ['Ben', 'Cleo']);
  await expectHeard(page, 'Cleo joined');

  await page.getByRole('button', { name: 'Keep Cleo large' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => widthOf(page, 'Cleo')).toBeGreaterThan(800);
  await expect.poll(() => widthOf(page, 'Ben')).toBeLessThan(300);
  await page.keyboard.press('Enter');
  await expect.poll(() => widthOf(page, 'Cleo')).toBeLessThan(800);
  await page.keyboard.press('v');
  await expect.poll(async () => Math.max(await widthOf(page, 'Ben'), await widthOf(page, 'Cleo'))).toBeGreaterThan(800);
  await page.reload();
  await joinFromLobby(page);
  await expectOthers(page, ['Ben', 'Cleo']);
  await expect.poll(async () => Math.max(await widthOf(page, 'Ben'), await widthOf(page, 'Cleo'))).toBeGreaterThan(800);
  await page.keyboard.press('v');

  await fromMore(page, 'Hide your own picture');
  await expect(stage(page).getByRole('listitem')).toHaveCount(2);
  await fromMore(page, 'Show your own picture');
  await expect(stage(page).getByRole('listitem')).toHaveCount(3);

  await ben.page.getByRole('button', { name: 'Reactions' }).click();
  await ben.page.getByRole('button', { name: 'Celebrating' }).click();
  await expect(tileOf(page, 'Ben').locator('[data-reaction="celebrate"]')).toBeVisible();
  await expectHeard(page, 'Ben: Celebrating');

  await page.keyboard.press('p');
  const panel = page.getByRole('complementary', { name: 'People' });
  await panel.getByRole('searchbox').fill('cle');
  await expect(panel.getByRole('listitem')).toHaveText(['CCleo']);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Keep Cleo large' }).focus();
  await leave(cleo.page);
  await expectOthers(page, ['Ben']);
  await expect(stage(page)).toBeFocused();
  await expectHeard(page, 'Cleo left');
});

test('a small window over all others shows who speaks and has the controls', async ({ server, visit }) => {
  test.setTimeout(120_000);
  const { joinCode } = await createConference(server, { title: 'A small window' });
  const [ada, ben] = [await visit(CAST.ada), await visit(CAST.ben)];
  for (const { page, name } of [ada, ben]) {
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  await expectOthers(ada.page, ['Ben']);
  await expectMoving(videoOf(ada.page, 'Ben'), 15_000);
  const opening = ada.context.waitForEvent('page', { timeout: 20_000 });
  await fromMore(ada.page, 'Small window on top');
  const small = await opening;
  await expectMoving(small.locator('video'), 15_000);
  await small.getByRole('button', { name: 'Turn off microphone' }).click();
  await expect(ada.page.getByRole('button', { name: 'Turn on microphone' })).toBeVisible();
  await small.getByRole('button', { name: 'Leave' }).click();
  await expect(ada.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
  expect(small.isClosed()).toBe(true);
});
