import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from '@playwright/test';
import { CHROMIUM_ARGS } from '../e2e/harness/chromium-args.ts';
import { createConference } from '../e2e/harness/people.ts';
import { CHROMIUM } from '../e2e/harness/programs.ts';
import { ParleyServer } from '../e2e/harness/server.ts';
import { median } from './frames.ts';
import type { Bench, Figure } from './measure.ts';

const RUNS = 15;
/** Milliseconds of the best product that was measured in this way on such a machine. */
const BEST_OF_OTHERS = 307;

/** A page that has nothing but a preview and a button. */
const FLOOR = `<!doctype html><title>Floor</title><video autoplay muted playsinline></video><button disabled>Join now</button>
<script>navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then((stream) => {
  document.querySelector('video').srcObject = stream;
  document.querySelector('button').disabled = false;
});</script>`;

/** Runs in the page: notes when Join can be pressed, and when the own picture shows its first frame, since the navigation. */
function noteUsable(): void {
  const noted: { usable: number | null; preview: number | null } = { usable: null, preview: null };
  Object.assign(window, { noted });
  const watched = new WeakSet<HTMLVideoElement>();
  const look = () => {
    const join = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Join now');
    if (join?.disabled === false) noted.usable ??= performance.now();
    for (const video of document.querySelectorAll('video')) {
      if (watched.has(video)) continue;
      watched.add(video);
      video.requestVideoFrameCallback((now) => (noted.preview ??= now));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
}

/** With a browser context of its own each time, so that nothing is kept from the run before. */
async function visit(browser: Browser, url: string): Promise<{ usable: number; preview: number }> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'], locale: 'en-GB' });
  await context.addInitScript(noteUsable);
  const page = await context.newPage();
  await page.goto(url);
  const noted = await page.waitForFunction(() => {
    const { noted: found } = window as unknown as { noted: { usable: number | null; preview: number | null } };
    return found.usable !== null && found.preview !== null ? found : null;
  });
  const figures = (await noted.jsonValue()) as { usable: number; preview: number };
  await context.close();
  return figures;
}

export const bench: Bench = {
  title: 'From the link to a lobby that can be used, with the own picture, beside a hand-written page',
  async run(): Promise<Figure[]> {
    const server = await ParleyServer.start();
    const floor = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(FLOOR));
    await new Promise<void>((resolve) => floor.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream'],
    });
    const { joinCode } = await createConference(server, { title: 'A lobby' });
    const own: Awaited<ReturnType<typeof visit>>[] = [];
    const bare: typeof own = [];
    // The first one of each warms up browser and server.
    for (let run = 0; run <= RUNS; run++) {
      own.push(await visit(browser, `${server.url}/j/${joinCode}`));
      bare.push(await visit(browser, `http://localhost:${(floor.address() as AddressInfo).port}/`));
    }
    await browser.close();
    floor.close();
    await server.stop();
    const middle = (of: typeof own, key: 'usable' | 'preview') => median(of.slice(1).map((one) => one[key]));
    return [
      {
        name: `Join can be pressed, median of ${RUNS}`,
        value: middle(own, 'usable'),
        unit: 'ms',
        baseline: middle(bare, 'usable'),
        limit: { atMost: BEST_OF_OTHERS },
      },
      { name: 'own picture is seen', value: middle(own, 'preview'), unit: 'ms', baseline: middle(bare, 'preview') },
    ];
  },
};
