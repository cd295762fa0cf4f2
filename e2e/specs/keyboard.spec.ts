import type { Page } from '@playwright/test';
import { chatPanel, expectInCall } from '../harness/call.ts';
import { CAST, createConference, DEMO, DEMO_PASSWORD } from '../harness/people.ts';
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

test('signing in, joining, writing and leaving need nothing but a keyboard', async ({ server, visit }) => {
  test.setTimeout(120_000);
  const { page } = await visit(CAST.ada);
  const { joinCode } = await createConference(server, { title: 'By keyboard' });

  await page.goto('/sign-in');
  await tabTo(page, 'textbox', 'E-mail');
  await page.keyboard.type(DEMO.startup);
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Good');

  await page.goto(`/j/${joinCode}`);
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

  await tabTo(page, 'button', 'Leave');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
});
