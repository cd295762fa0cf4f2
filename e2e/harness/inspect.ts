import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Pictures of every page, for people to look at; git ignores them. */
const FOLDER = join(import.meta.dirname, '..', 'screenshots');

export const FORMS = [
  { form: '1440-light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { form: '1440-dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  { form: '834-light', viewport: { width: 834, height: 1194 }, colorScheme: 'light' },
  { form: '834-dark', viewport: { width: 834, height: 1194 }, colorScheme: 'dark' },
  { form: '390-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { form: '390-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

/** The room is dark whatever the theme. */
export const DARK = FORMS.filter(({ colorScheme }) => colorScheme === 'dark');

/** Controls that a finger would miss; a link in a sentence is as large as its words, one that has a row lies over all of it. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], select, textarea, input:not([type="radio"], [type="file"])')]
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect();
        // For screen readers alone, in a sentence, or not to be had now.
        const unseen = [control, control.parentElement].some((one) => (one?.getBoundingClientRect().width ?? 0) <= 2);
        const words = control.closest('.skip-link, .parley-chat-log') !== null;
        const offered = control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        const reaches = getComputedStyle(control, '::after').position === 'absolute';
        return offered && !unseen && !words && !reaches && Math.min(width, height) < 43.5;
      })
      .map((control) => `${control.tagName} ${control.getAttribute('aria-label') ?? control.textContent}`),
  );

/** What would still move for somebody who asked their system for less of that; what comes late at once is no motion. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const longest = (times: string) => Math.max(...times.split(',').map((time) => Number.parseFloat(time)));
    const names: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      for (const part of [undefined, '::before', '::after']) {
        const style = getComputedStyle(element, part);
        const animated = style.animationName !== 'none' && longest(style.animationDuration) > 0.001;
        if (!animated && longest(style.transitionDuration) <= 0.001) continue;
        names.push(
          `${element.tagName} ${element.className} ${part ?? ''} ${style.animationName} ${style.transitionProperty}`,
        );
      }
    }
    return [...new Set(names)];
  });

/** Looks at the page in each form: axe finds nothing, nothing is wider than the screen, nothing moves, and a picture is kept. */
export async function inspect(
  page: Page,
  name: string,
  forms: readonly (typeof FORMS)[number][] = FORMS,
): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const expectToFit = async (form: string) => {
    await page.screenshot({ path: join(FOLDER, `${name}-${form}.png`) });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${name} ${form} scrolls sideways`).toBeLessThanOrEqual(0);
  };
  for (const { form, viewport, colorScheme } of forms) {
    const phone = viewport.width === 390;
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: phone });
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => document.fonts.ready);
    await expectToFit(form);
    if (phone) expect.soft(await smallTargets(page), `too small for a finger on ${name} ${form}`).toEqual([]);
    // Between desk and phone nothing is told apart by more than its place, and in the dark nothing by more than its colours.
    if (viewport.width === 834) continue;
    const axe = new AxeBuilder({ page });
    const repeated = colorScheme === 'dark' && forms.some((other) => other.colorScheme === 'light');
    const { violations } = await (repeated ? axe.withRules(['color-contrast']) : axe).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
    expect.soft(found, `axe on ${name} ${form}`).toEqual([]);
  }
  expect.soft(await moving(page), `moves on ${name} in spite of reduced motion`).toEqual([]);
  // As where one writes from right to left.
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await expectToFit('390-rtl');
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await devtools.detach();
}

/** With text twice as large nothing is wider than the screen. */
export async function expectToFitLargeText(page: Page, name: string): Promise<void> {
  const style = await page.addStyleTag({ content: 'html { font-size: 200% }' });
  for (const { form, viewport } of DARK) {
    await page.setViewportSize(viewport);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${name} ${form} with large text scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await style.evaluate((element) => (element as Element).remove());
}
