import type { Page } from '@playwright/test';
import { joinFromLobby, tileOf, videoOf } from '../harness/call.ts';
import { CAST, createConference } from '../harness/people.ts';
import { expect, test } from '../harness/test.ts';

interface Sending {
  /** Milliseconds. */
  at: number;
  /** Bytes of the camera's picture so far. */
  bytes: number;
  /** Lines of the last picture that was encoded. */
  height: number;
}

/** Runs in the page: keeps its connections where the test finds them, and makes its camera's picture hard to compress. */
function installNoise(): void {
  const connections: RTCPeerConnection[] = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
  Object.defineProperty(window, '__sending', {
    value: async (): Promise<Sending> => {
      const sending: Sending = { at: performance.now(), bytes: 0, height: 0 };
      for (const connection of connections) {
        for (const stats of (await connection.getStats()).values()) {
          if (stats.type !== 'outbound-rtp' || stats.kind !== 'video') continue;
          sending.bytes += stats.bytesSent;
          sending.height = Math.max(sending.height, stats.frameHeight ?? 0);
        }
      }
      return sending;
    },
  });
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    for (const track of stream.getVideoTracks()) {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 360;
      const brush = canvas.getContext('2d');
      setInterval(() => {
        if (brush === null) return;
        for (let count = 0; count < 150; count++) {
          brush.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
          brush.fillRect(Math.random() * 640, Math.random() * 360, 40, 40);
        }
      }, 66);
      stream.removeTrack(track);
      for (const noise of canvas.captureStream(15).getVideoTracks()) stream.addTrack(noise);
    }
    return stream;
  };
}

const sending = (page: Page): Promise<Sending> =>
  page.evaluate(() => (window as unknown as { __sending: () => Promise<Sending> }).__sending());

/** Kilobit per second over a second and a half. */
async function rate(page: Page): Promise<number> {
  const before = await sending(page);
  await page.waitForTimeout(1500);
  const after = await sending(page);
  // By the page's own time: on a busy machine the wait is longer.
  return Math.round(((after.bytes - before.bytes) * 8) / (after.at - before.at));
}

test('[Q5] a picture is sent as large as it is shown, and not at all where it is out of sight', async ({
  server,
  visit,
}, info) => {
  const { joinCode } = await createConference(server, { title: 'What is seen' });
  const ada = await visit(CAST.ada);
  await ada.context.addInitScript(installNoise);
  const ben = await visit(CAST.ben);
  for (const { page, name } of [ada, ben]) {
    await page.goto(`/j/${joinCode}`);
    await joinFromLobby(page, name);
  }
  // By its handle: what is hidden has no role to be found by.
  const tile = await tileOf(ben.page, 'Ada').elementHandle();
  const setDisplay = (display: string) =>
    tile?.evaluate((element, value) => (element as HTMLElement).style.setProperty('display', value), display);
  const measured: Record<string, number> = {};

  await test.step('large: in full', async () => {
    await expect.poll(() => rate(ada.page), { timeout: 20_000 }).toBeGreaterThan(250);
    measured['large'] = await rate(ada.page);
  });

  await test.step('small: within seconds less than half', async () => {
    await ben.page.setViewportSize({ width: 320, height: 180 });
    await expect.poll(() => rate(ada.page), { timeout: 10_000 }).toBeLessThan((measured['large'] ?? 0) / 2);
    expect((await sending(ada.page)).height).toBeLessThanOrEqual(180);
    measured['small'] = await rate(ada.page);
  });

  await test.step('out of sight: nothing', async () => {
    await setDisplay('none');
    await expect.poll(() => rate(ada.page), { timeout: 10_000 }).toBeLessThan(10);
    measured['hidden'] = await rate(ada.page);
  });

  await test.step('back: in full, and moving', async () => {
    await ben.page.setViewportSize({ width: 1280, height: 800 });
    await setDisplay('block');
    const frames = () =>
      videoOf(ben.page, 'Ada').evaluate(
        (video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames,
      );
    const before = await frames();
    await expect.poll(frames).toBeGreaterThan(before + 10);
    await expect.poll(() => rate(ada.page), { timeout: 10_000 }).toBeGreaterThan((measured['large'] ?? 0) / 2);
    measured['back'] = await rate(ada.page);
  });
  info.annotations.push({ type: 'kbit/s', description: JSON.stringify(measured) });
});
