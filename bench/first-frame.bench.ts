import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS } from '../e2e/harness/chromium-args.ts';
import { CHROMIUM } from '../e2e/harness/programs.ts';
import { bare, liveKit, peerJs } from './first-frame/pages.ts';
import { parley } from './first-frame/parley.ts';
import type { Rival } from './first-frame/rival.ts';
import { median } from './frames.ts';
import type { Bench, Figure } from './measure.ts';

const ROUNDS = 4;
/** The first of them, which warms browser and pages up, does not count. */
const COMERS = 6;

/** One browser with one who waits: more of them would be so much work for the machine that it measures that. */
async function round(rival: Rival, number: number): Promise<number[]> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream', '--allow-loopback-in-peer-connection'],
  });
  await rival.wait(browser);
  const times: number[] = [];
  for (let one = 0; one < COMERS; one++) times.push(await rival.come(browser, number * COMERS + one));
  await browser.close();
  return times.slice(1);
}

export const bench: Bench = {
  title:
    'From the press on “Join now” to the first frame of who is there, beside a hand-written page, PeerJS and LiveKit',
  async run(): Promise<Figure[]> {
    const rivals = [await parley(), await bare(), await peerJs(), await liveKit()].filter((one) => one !== null);
    const times = new Map(rivals.map((rival) => [rival, [] as number[]]));
    // In turns, so that what else the machine does hits them alike.
    for (let number = 0; number < ROUNDS; number++) {
      for (const [rival, taken] of times) taken.push(...(await round(rival, number)));
    }
    for (const rival of rivals) await rival.stop();
    const [own = 0, floor = 0, ...others] = rivals.map((rival) => median(times.get(rival) ?? []));
    const count = ROUNDS * (COMERS - 1);
    return [
      {
        name: `first frame, median of ${count}`,
        value: own,
        unit: 'ms',
        baseline: floor,
        limit: { atMost: floor * 1.2 },
      },
      ...others.map((value, index) => ({
        name: `the same with ${rivals[index + 2]?.name}`,
        value,
        unit: 'ms',
        baseline: floor,
      })),
    ];
  },
};
