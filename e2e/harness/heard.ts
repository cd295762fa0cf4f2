import { expect, type Page } from '@playwright/test';

/** Runs in the page from its beginning: notes what a screen reader is told, also what was told before somebody asks. */
export function noteAnnouncements(): void {
  const heard: string[] = [];
  Object.assign(window, { __heard: heard });
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.parentElement?.hasAttribute('aria-live')) heard.push(node.textContent ?? '');
      }
    }
  }).observe(document, { childList: true, subtree: true });
}

/** A screen reader has been told this. */
export const expectHeard = (page: Page, words: string): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => (window as unknown as { __heard: string[] }).__heard))
    .toContainEqual(expect.stringContaining(words));
