import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { arrive, CAST } from '../../e2e/harness/people.ts';

/** A call of somebody who waits and one who comes, over and over. */
export interface Rival {
  name: string;
  /** Ready for who comes, in a browser of its own each time. */
  wait(browser: Browser): Promise<void>;
  /** Comes as the `run`th, and answers the milliseconds from the press until the first frame of the other. */
  come(browser: Browser, run: number): Promise<number>;
  stop(): Promise<void>;
}

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

/** A page of who comes. */
export async function comer(browser: Browser, origin: string): Promise<{ context: BrowserContext; page: Page }> {
  const { context, page } = await arrive(browser, origin, CAST.ben);
  await context.addInitScript(noteFirstFrame);
  return { context, page };
}

/** Presses, and answers the milliseconds from then to the first frame of the other. */
export async function pressAndSee(page: Page, button: Locator): Promise<number> {
  await button.click();
  await page.waitForFunction(() => (window as unknown as { noted: { frame: number | null } }).noted.frame !== null);
  return page.evaluate(() => {
    const { noted } = window as unknown as { noted: { pressed: number; frame: number | null } };
    return (noted.frame ?? 0) - noted.pressed;
  });
}
