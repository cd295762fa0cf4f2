import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS } from '../e2e/harness/chromium-args.ts';
import { putLevels } from '../e2e/harness/kit-page.ts';
import { OtherSite } from '../e2e/harness/other-site.ts';
import { CHROMIUM } from '../e2e/harness/programs.ts';
import { mainThreadTasks } from './main-thread.ts';
import type { Bench, Figure } from './measure.ts';

const SECONDS = 10;
/** Milliseconds until everybody is seen and what a call loads later is there. */
const SETTLE = 5000;
/** What a person does meanwhile, one each second: panels, layouts, reactions, the hand. */
const KEYS = ['c', 'Escape', 'v', 'p', 'Escape', 'v', 'r', 'r', 'h', 'h'];
/** A frame at 60 a second, in milliseconds. */
const FRAME = 1000 / 60;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const bench: Bench = {
  title: 'The main thread of a call of eight in which everybody speaks, beside the same pictures without a call',
  async run(): Promise<Figure[]> {
    const site = await OtherSite.start();
    await putLevels(site, 'production');
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_ARGS] });
    const tasks = async (path: string, keys: readonly string[] = []) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(site.origin + path);
      await page.waitForTimeout(SETTLE);
      const found = await mainThreadTasks(browser, page, async () => {
        for (let second = 0; second < SECONDS; second++) {
          const key = keys[second];
          if (key !== undefined) await page.keyboard.press(key);
          await page.waitForTimeout(1000);
        }
      });
      await page.close();
      return found;
    };
    try {
      const bare = await tasks('/levels?bare');
      const levels = await tasks('/levels');
      const used = await tasks('/levels', KEYS);
      const share = (of: readonly number[]) => (sum(of) / (SECONDS * 1000)) * 100;
      const over = (of: readonly number[]) => of.filter((task) => task > FRAME).length;
      return [
        { name: 'main thread, levels changing', value: share(levels), unit: '%', baseline: share(bare) },
        { name: 'longest task, levels changing', value: levels[0] ?? 0, unit: 'ms', limit: { atMost: 50 } },
        { name: 'tasks longer than a frame', value: over(levels), unit: 'tasks' },
        { name: 'main thread, in use', value: share(used), unit: '%', baseline: share(bare) },
        { name: 'longest task, in use', value: used[0] ?? 0, unit: 'ms', limit: { atMost: 50 } },
        { name: 'tasks longer than a frame, in use', value: over(used), unit: 'tasks' },
      ];
    } finally {
      await browser.close();
      await site.stop();
    }
  },
};
