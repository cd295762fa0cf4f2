import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
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

/** A call of somebody who waits and one who comes, over and over. */
interface Rival {
  /** Ready for who comes. */
  wait(browser: Browser): Promise<void>;
  /** Comes as the `run`th, and answers the milliseconds until the first frame. */
  come(browser: Browser, run: number): Promise<number>;
  stop(): Promise<void>;
}

async function parley(): Promise<Rival> {
  const server = await ParleyServer.start();
  const { joinCode } = await createConference(server, { title: 'First frame' });
  return {
    async wait(browser) {
      const { page } = await arrive(browser, server.url, CAST.ada);
      await page.goto(`/j/${joinCode}`);
      await joinFromLobby(page, 'Ada');
    },
    async come(browser) {
      const { context, page } = await open(browser, server.url);
      await page.goto(`/j/${joinCode}`);
      await page.getByLabel('Your name').fill('Ben');
      // As for a person, code and camera are there by the time that the name is written.
      await page.waitForLoadState('networkidle');
      const took = await pressAndSee(page, page.getByRole('button', { name: 'Join now' }));
      // Gone at once, not after the time that a lost connection is waited for.
      await leave(page);
      await page.getByRole('heading', { name: 'You left the meeting' }).waitFor();
      await context.close();
      return took;
    },
    stop: () => server.stop(),
  };
}

/** A page of `bench/pages` with a button. `waits` and `comes` are what stands behind the names in the address. */
async function handWritten(script: string, { waits = '', comes = '' }, stop = () => {}): Promise<Rival> {
  const pages = await SignalServer.start(
    pageOf(await bundle(script, `${import.meta.dirname}/pages`), '<button onclick="enter()">Join</button>'),
  );
  const origin = `http://localhost:${pages.port}`;
  return {
    async wait(browser) {
      const { page } = await arrive(browser, origin, CAST.ada);
      await page.goto(`/ada${waits}`);
      await page.getByRole('button').click();
    },
    async come(browser, run) {
      const { context, page } = await open(browser, origin);
      await page.goto(`/ben-${run}${comes}`);
      const took = await pressAndSee(page, page.getByRole('button'));
      await context.close();
      return took;
    },
    async stop() {
      pages.stop();
      stop();
    },
  };
}

async function peerJs(): Promise<Rival> {
  const server = fork(join(import.meta.dirname, 'pages', 'peer-server.ts'));
  const [port] = (await once(server, 'message')) as [number];
  const signals = `?signals=${port}`;
  return handWritten('peerjs-call.ts', { waits: signals, comes: `${signals}&call=ada` }, () => server.disconnect());
}

export const bench: Bench = {
  title: 'From the press on “Join now” to the first frame of who is there, beside a hand-written page and PeerJS',
  async run(): Promise<Figure[]> {
    const rivals = [await parley(), await handWritten('bare-mesh.ts', {}), await peerJs()] as const;
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [...CHROMIUM_ARGS, '--use-fake-ui-for-media-stream', '--allow-loopback-in-peer-connection'],
    });
    const times: number[][] = rivals.map(() => []);
    for (const rival of rivals) await rival.wait(browser);
    // In turns, so that what else the machine does hits them alike.
    for (let run = 0; run < RUNS; run++) {
      for (const [index, rival] of rivals.entries()) times[index]?.push(await rival.come(browser, run));
    }
    await browser.close();
    for (const rival of rivals) await rival.stop();
    const [value = 0, baseline = 0, peers = 0] = times.map(median);
    return [
      { name: `first frame, median of ${RUNS}`, value, unit: 'ms', baseline, limit: { atMost: baseline * 1.2 } },
      { name: 'the same with PeerJS', value: peers, unit: 'ms', baseline },
    ];
  },
};
