import type { Page } from '@playwright/test';
import { chatPanel, expectInCall } from '../harness/call.ts';
import { CAST, DEMO, DEMO_PASSWORD } from '../harness/people.ts';
import { expect, test } from '../harness/test.ts';

/** Presses Tab until the focus is on the control of this name, as somebody without a pointer does. */
async function tabTo(page: Page, role: 'button' | 'link' | 'textbox', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`60 times Tab did not reach ${role} ${name}.`);
}

/** Runs in the page: the person is asked what to share, and answers. */
function installScreen(): void {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas');
    setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, 1, 1), 200);
    return canvas.captureStream(5);
  };
}

test('signing in, planning, joining, writing, sharing and leaving need nothing but a keyboard', async ({ visit }) => {
  test.setTimeout(120_000);
  const { page } = await visit(CAST.ada);
  await page.addInitScript(installScreen);

  await page.goto('/sign-in');
  await tabTo(page, 'textbox', 'E-mail');
  await page.keyboard.type(DEMO.startup);
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Good');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('in 5 min');
  await expect(page.getByRole('option', { name: /^Schedule for/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeFocused();
  await tabTo(page, 'link', 'Open the meeting');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'By keyboard' })).toBeFocused();
  await tabTo(page, 'link', 'Join');
  await page.keyboard.press('Enter');

  await tabTo(page, 'button', 'Join now');
  await page.keyboard.press('Enter');
  await expectInCall(page);

  await tabTo(page, 'button', 'Turn off microphone');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Turn on microphone' })).toBeFocused();

  await tabTo(page, 'button', /^Chat/);
  await page.keyboard.press('Enter');
  const panel = await chatPanel(page);
  await tabTo(page, 'textbox', 'Message everyone');
  await page.keyboard.type('typed, not clicked');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('typed, not clicked')).toBeVisible();
  await page.keyboard.press('Escape');

  await tabTo(page, 'button', 'Share your screen');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', 'Stop sharing');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Share your screen' })).toBeVisible();

  await tabTo(page, 'button', 'Leave');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
});
