import { type Browser, chromium, type Page } from '@playwright/test';
import { bundle, pageOf } from '../e2e/harness/bundle.ts';
import { joinFromLobby, videoOf } from '../e2e/harness/call.ts';
import { CHROMIUM_ARGS } from '../e2e/harness/chromium-args.ts';
import { arrive, CAST, createConference } from '../e2e/harness/people.ts';
import { CHROMIUM } from '../e2e/harness/programs.ts';
import { ParleyServer } from '../e2e/harness/server.ts';
import { cpuSeconds } from './browser-cpu.ts';
import { median } from './frames.ts';
import type { Bench, Figure } from './measure.ts';
import { SignalServer } from './pages/signal-server.ts';

const SECONDS = 10;
const ROUNDS = 2;
/** Until everybody decodes everybody and the estimates of the bandwidth are there. */
const SETTLE = 7000;
/** Tiles of about the size that the product gives them: of two, the other has the page. */
const LOOK = `<style>
  body { margin: 0; display: flex; flex-wrap: wrap }
  video { width: 46vw }
  video:only-of-type, [data-two] video:last-of-type { width: 100vw }
  [data-two] video:first-of-type { position: absolute; width: 18vw }
</style>`;
/** What is sent where that many meet, so that the same work is compared. */
const codecFor = (people: number) => (people === 2 ? 'VP9' : 'VP8');

type Cast = (typeof CAST)[keyof typeof CAST];
type Enter = (browser: Browser, who: Cast, others: readonly Cast[]) => Promise<Page>;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Cores that one browser with these people in one call uses. */
async function cores(people: readonly Cast[], enter: Enter): Promise<number> {
  const process = await chromium.launchServer({
    executablePath: CHROMIUM,
    args: [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream', '--allow-loopback-in-peer-connection'],
  });
  const browser = await chromium.connect(process.wsEndpoint());
  try {
    const pages: Page[] = [];
    for (const [index, who] of people.entries()) pages.push(await enter(browser, who, people.slice(0, index)));
    await pause(SETTLE);
    for (const page of pages) {
      const shown = await page.evaluate(
        () => [...document.querySelectorAll('video')].filter((video) => video.videoWidth > 2).length,
      );
      if (shown < people.length) throw new Error(`${shown} of ${people.length} pictures are shown`);
    }
    const pid = process.process().pid ?? 0;
    const before = cpuSeconds(pid);
    const start = performance.now();
    await pause(SECONDS * 1000);
    return (cpuSeconds(pid) - before) / ((performance.now() - start) / 1000);
  } finally {
    await browser.close();
    await process.close();
  }
}

export const bench: Bench = {
  title: 'CPU of the browser in a call at 360p15, beside a bare mesh page with the same tracks, codec and sizes',
  async run(): Promise<Figure[]> {
    const server = await ParleyServer.start();
    const signals = await SignalServer.start(
      pageOf(await bundle('bare-mesh.ts', `${import.meta.dirname}/pages`), LOOK),
    );
    const figures: Figure[] = [];
    for (const count of [2, 3, 4]) {
      const people = Object.values(CAST).slice(0, count);
      const own: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const { joinCode } = await createConference(server, { title: 'CPU' });
        own.push(await cores(people, (browser, who, others) => parley(browser, server.url, joinCode, who, others)));
        bare.push(await cores(people, (browser, who) => bareMesh(browser, signals.port, who, count)));
      }
      const [value, baseline] = [median(own), median(bare)];
      figures.push({ name: `${count} people`, value, unit: 'cores', baseline, limit: { atMost: baseline * 1.1 } });
    }
    signals.stop();
    await server.stop();
    return figures;
  },
};

async function parley(
  browser: Browser,
  origin: string,
  joinCode: string,
  who: Cast,
  others: readonly Cast[],
): Promise<Page> {
  const { page } = await arrive(browser, origin, who);
  await page.goto(`/j/${joinCode}`);
  await joinFromLobby(page, who.name);
  for (const other of others) await videoOf(page, other.name).waitFor({ timeout: 30_000 });
  return page;
}

async function bareMesh(browser: Browser, port: number, who: Cast, people: number): Promise<Page> {
  const { page } = await arrive(browser, `http://localhost:${port}`, who);
  await page.goto(`/${who.name}?codec=${codecFor(people)}`);
  if (people === 2) await page.evaluate(() => (document.body.dataset['two'] = ''));
  await page.evaluate(() => (window as unknown as { enter: () => void }).enter());
  return page;
}
