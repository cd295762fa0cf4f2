import type { Page } from '@playwright/test';

/** Runs in the page from its beginning: notes what moves that nobody touched. */
export function noteShifts(): void {
  const shifts: string[] = [];
  Object.assign(window, { __shifts: shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      };
      const moved = sources.map(({ node }) => (node instanceof Element ? node.className : node?.nodeName));
      if (!hadRecentInput) shifts.push(`${value} ${moved.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** What moved so far; how far, and what it was. */
export const shifts = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { __shifts: string[] }).__shifts);
