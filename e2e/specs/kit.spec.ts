import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { installKit, putExamples, putHost, putLevels } from '../harness/kit-page.ts';
import { OtherSite } from '../harness/other-site.ts';
import { checkTypes, guideBlocks } from '../harness/sdk-guide.ts';
import { expect, test } from '../harness/test.ts';

const FOLDER = join(import.meta.dirname, '..', 'screenshots');
const PARTS = ['tile', 'stage', 'control-bar', 'devices', 'chat', 'captions', 'lobby', 'video-call', 'hooks'];

let site: OtherSite;
test.beforeAll(async () => {
  site = await OtherSite.start();
});
test.afterAll(() => site.stop());

const picturesThere = (page: Page) =>
  expect(page.locator('video.parley-tile-video:not([data-shown])')).toHaveCount(0, { timeout: 30_000 });

/** What axe says of a page as a whole: here many calls stand on one, or one on a page that is a host's. */
const OF_WHOLE_PAGES = ['landmark-unique', 'region'];

async function expectNothingFound(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).disableRules(OF_WHOLE_PAGES).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  expect.soft(found, `axe on ${name}`).toEqual([]);
}

test('every part in every state is accessible, light and dark, and nothing throws', async ({ page }) => {
  test.setTimeout(300_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await putExamples(site);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const part of PARTS) {
    await page.goto(`${site.origin}/?part=${part}&theme=light`);
    await expect(page.locator(`#${part}`)).toBeVisible();
    // Rooms are entered, and pictures come, one after the other.
    await expect(page.locator('.examples-frame:empty')).toHaveCount(0);
    await picturesThere(page);
    for (const theme of ['light', 'dark']) {
      if (theme === 'dark') await page.getByRole('button', { name: 'Dark', exact: true }).click();
      await page.screenshot({ path: join(FOLDER, `kit-${part}-${theme}.png`), fullPage: true });
      await expectNothingFound(page, `${part} ${theme}`);
    }
  }
  expect(errors).toEqual([]);
});

test('levels of eight who speak are drawn without rendering, and nothing moves', async ({ page }) => {
  await putLevels(site, 'development');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${site.origin}/levels`);
  await expect(page.getByRole('listitem')).toHaveCount(8);
  await picturesThere(page);
  type Counted = { renders: number; levels: number; shifts: string[] };
  const counted = () => page.evaluate(() => (window as unknown as { counted: Counted }).counted);
  // Somebody is the speaker, what a call loads later is there, and the controls have faded.
  await expect(page.locator('.parley-call[data-idle] [data-speaking]')).toHaveCount(1);
  const own = () =>
    page
      .locator('.parley-microphone-fill')
      .first()
      .evaluate(({ style }) => style.scale);
  const before = { ...(await counted()), own: await own() };
  await expect.poll(async () => (await counted()).levels).toBeGreaterThan(before.levels + 70);
  await expect.poll(own).not.toBe(before.own);
  expect(await counted()).toMatchObject({ renders: before.renders, shifts: [] });
});

/** How every element of the call looks to the browser, in order. */
const looks = (page: Page) =>
  page.evaluate(() => {
    const inside = (root: Document | ShadowRoot): Element | null =>
      root.querySelector('.parley-root') ??
      [...root.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot && inside(shadowRoot)).find((one) => one) ??
      null;
    const root = inside(document);
    const seen = ['box-sizing', 'display', 'position', 'margin', 'padding', 'border', 'color', 'background-color'];
    const written = [
      'font',
      'letter-spacing',
      'text-transform',
      'text-align',
      'rotate',
      'list-style',
      'cursor',
      'max-width',
    ];
    return [...(root?.querySelectorAll('*') ?? [])].map((element) => {
      const style = getComputedStyle(element);
      const before = getComputedStyle(element, '::before').content;
      const said = [...seen, ...written].map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return `${element.tagName} ${element.getAttribute('class') ?? ''} { ${said.join('; ')}; before: ${before} }`;
    });
  });

test('packed and installed, a call looks the same in a page with hostile styles and in a shadow root; the guide holds', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const { folder, remove } = await installKit();
  try {
    const blocks = await guideBlocks('tsx', 'https://meet.example.org', 'abc-defg-hij', 'react.md');
    expect(blocks.length).toBeGreaterThan(5);
    for (const [index, block] of blocks.entries()) await writeFile(join(folder, `example-${index}.tsx`), block);
    await checkTypes(folder);

    await putHost(site, folder);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.setViewportSize({ width: 1000, height: 640 });
    const open = async (path: string) => {
      await page.goto(`${site.origin}${path}`);
      await expect(page.getByRole('button', { name: 'Leave' })).toBeVisible();
      await picturesThere(page);
      await page.mouse.move(500, 300);
    };
    await open('/plain');
    const plain = await looks(page);
    expect(plain.length).toBeGreaterThan(60);
    await page.screenshot({ path: join(FOLDER, 'kit-host-plain.png') });

    await open('/hostile');
    await page.screenshot({ path: join(FOLDER, 'kit-host-hostile.png') });
    expect(await looks(page)).toEqual(plain);
    await expectNothingFound(page, 'host');
    // What is the host's is as it was.
    expect(await page.evaluate(() => getComputedStyle(document.body).textTransform)).toBe('uppercase');

    await open('/only-own?in=shadow');
    await page.screenshot({ path: join(FOLDER, 'kit-host-shadow.png') });
    expect(await looks(page)).toEqual(plain);
    await expectToWorkInShadow(page);
  } finally {
    await remove();
  }
});

/** Menus, toasts and announcements are inside, and the keyboard works. */
async function expectToWorkInShadow(page: Page): Promise<void> {
  const arrow = page.getByRole('button', { name: 'Microphone and speaker' });
  await arrow.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Headset' })).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('.parley-popover, .parley-announcer'))).toBeNull();
  await page.screenshot({ path: join(FOLDER, 'kit-host-shadow-menu.png') });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(arrow).toBeFocused();
  await page.evaluate(() => document.dispatchEvent(new Event('say')));
  await expect(page.locator('.parley-toast')).toContainText('One more thing');
  await page.locator('.parley-toast').getByRole('button', { name: 'Chat' }).click();
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Thank you');
  await page.keyboard.press('Enter');
  await expect(page.locator('.parley-chat-log')).toContainText('Thank you');
  await page.keyboard.press('Escape');
  await expectSmallWindowAlike(page);
}

/** The window over all others has the kit's styles and the host's theme, both of which are in the shadow root alone. */
async function expectSmallWindowAlike(page: Page): Promise<void> {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Small window on top' }).click();
  const small = await opening;
  await expect(small.getByRole('button', { name: 'Leave' })).toBeVisible();
  await small.screenshot({ path: join(FOLDER, 'kit-host-shadow-small.png') });
  const leave = (where: Page) =>
    where.getByRole('button', { name: 'Leave' }).evaluate((button) => {
      const { backgroundColor, borderRadius, blockSize } = getComputedStyle(button);
      return { backgroundColor, borderRadius, blockSize };
    });
  expect(await leave(small)).toEqual(await leave(page));
  const hue = (element: Element) => getComputedStyle(element).getPropertyValue('--parley-hue');
  expect(await small.locator('.parley-small').evaluate(hue)).toBe('262');
  await small.close();
}
