import { type Browser, type BrowserContext, chromium, type Locator, type Page } from '@playwright/test';
import { bundle, pageOf } from '../e2e/harness/bundle.ts';
import { joinFromLobby, leave } from '../e2e/harness/call.ts';
import { CHROMIUM_ARGS } from '../e2e/harness/chromium-args.ts';
import { arrive, CAST, createConference } from '../e2e/harness/people.ts';
import { CHROMIUM } from '../e2e/harness/programs.ts';
import { ParleyServer } from '../e2e/harness/server.ts';
import { median } from './frames.ts';
import type { Bench, Figure } from './measure.ts';
import { SignalServer } from './pages/signal-server.ts';

const RUNS = 20;

/** Runs in the page: remembers when the first frame of a connection is presented, and when something was pressed last. */
function noteFirstFrame(): void {
  const noted: { pressed: number; frame: number | null } = { pressed: 0, frame: null };
  Object.assign(window, { noted });
  addEventListener('pointerup', () => (noted.pressed = performance.now()), { capture: true });
  const streams = new WeakSet<MediaStreamTrack>();
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => streams.add(track));
    }
  };
  const isTheirs = (video: HTMLVideoElement) =>
    video.srcObject instanceof MediaStream && video.srcObject.getVideoTracks().some((track) => streams.has(track));
  const watched = new WeakSet<HTMLVideoElement>();
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video')) {
      if (watched.has(video)) continue;
      watched.add(video);
      const note = (now: number) => {
        if (isTheirs(video)) noted.frame ??= now;
        else video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
    }
  }).observe(document, { childList: true, subtree: true });
}

async function open(browser: Browser, origin: string): Promise<{ context: BrowserContext; page: Page }> {
  const { context, page } = await arrive(browser, origin, CAST.ben);
  await context.addInitScript(noteFirstFrame);
  return { context, page };
}

/** Presses, and answers the milliseconds from then to the first frame of the other. */
async function pressAndSee(page: Page, button: Locator): Promise<number> {
  await button.click();
  await page.waitForFunction(() => (window as unknown as { noted: { frame: number | null } }).noted.frame !== null);
  return page.evaluate(() => {
    const { noted } = window as unknown as { noted: { pressed: number; frame: number | null } };
    return (noted.frame ?? 0) - noted.pressed;
  });
}

export const bench: Bench = {
  title: 'From the press on “Join now” to the first frame of who is there, beside a hand-written page',
  async run(): Promise<Figure[]> {
    const server = await ParleyServer.start();
    const script = await bundle('bare-mesh.ts', `${import.meta.dirname}/pages`);
    const signals = await SignalServer.start(pageOf(script, '<button onclick="enter()">Join</button>'));
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream', '--allow-loopback-in-peer-connection'],
    });
    const { joinCode } = await createConference(server, { title: 'First frame' });
    const waiting = await arrive(browser, server.url, CAST.ada);
    await waiting.page.goto(`/j/${joinCode}`);
    await joinFromLobby(waiting.page, 'Ada');
    const bareOrigin = `http://localhost:${signals.port}`;
    const bareWaiting = await arrive(browser, bareOrigin, CAST.ada);
    await bareWaiting.page.goto('/ada');
    await bareWaiting.page.getByRole('button').click();

    const own: number[] = [];
    const bare: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const ben = await open(browser, server.url);
      await ben.page.goto(`/j/${joinCode}`);
      await ben.page.getByLabel('Your name').fill('Ben');
      // As for a person, code and camera are there by the time that the name is written.
      await ben.page.waitForLoadState('networkidle');
      own.push(await pressAndSee(ben.page, ben.page.getByRole('button', { name: 'Join now' })));
      // Gone at once, not after the time that a lost connection is waited for.
      await leave(ben.page);
      await ben.page.getByRole('heading', { name: 'You left the meeting' }).waitFor();
      await ben.context.close();
      const other = await open(browser, bareOrigin);
      await other.page.goto(`/ben-${run}`);
      bare.push(await pressAndSee(other.page, other.page.getByRole('button')));
      await other.context.close();
    }
    await browser.close();
    signals.stop();
    await server.stop();
    const [value, baseline] = [median(own), median(bare)];
    return [{ name: `first frame, median of ${RUNS}`, value, unit: 'ms', baseline, limit: { atMost: baseline * 1.2 } }];
  },
};
