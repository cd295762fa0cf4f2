import { type Browser, type BrowserContext, chromium, type Locator, type Page } from '@playwright/test';
import { expectInCall, joinFromLobby, tileOf, videoOf } from '../harness/call.ts';
import { CHROMIUM_ARGS } from '../harness/chromium-args.ts';
import { CAST, createConference } from '../harness/people.ts';
import { CHROMIUM } from '../harness/programs.ts';
import { look } from '../harness/senses.ts';
import type { ParleyServer } from '../harness/server.ts';
import { expect, test } from '../harness/test.ts';

/** A browser with its own made-up devices: `cameras` of them, which show a green picture that moves. */
const launch = (cameras: number, ...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...CHROMIUM_ARGS.filter((arg) => !arg.startsWith('--use-fake-device')),
      `--use-fake-device-for-media-stream=device-count=${cameras},fps=15`,
      '--allow-loopback-in-peer-connection',
      ...more,
    ],
  });

/** Keeps the labels of what was put on connections, by kind, newest last. Runs in the page. */
function noteSent(): void {
  const sent: { kind: string; label: string }[] = [];
  Object.assign(window, { __sent: sent });
  const { replaceTrack } = RTCRtpSender.prototype;
  RTCRtpSender.prototype.replaceTrack = function (track) {
    if (track !== null) sent.push({ kind: track.kind, label: track.label });
    return replaceTrack.call(this, track);
  };
}

const lastSent = (page: Page, kind: 'audio' | 'video'): Promise<string | undefined> =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { __sent: { kind: string; label: string }[] }).__sent.findLast((one) => one.kind === wanted)
        ?.label,
    kind,
  );

/** The green picture of a made-up camera, with frames that come. */
async function expectPicture(video: Locator): Promise<void> {
  const frames = () =>
    video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames);
  const isGreen = async () => {
    const sight = await look(video);
    return sight !== null && sight.saturation > 0.4 && sight.hue > 90 && sight.hue < 150;
  };
  await expect.poll(isGreen, { message: 'green' }).toBe(true);
  const before = await frames();
  await expect.poll(frames, { message: 'frames come' }).toBeGreaterThan(before + 5);
}

async function lobby(context: BrowserContext, server: ParleyServer): Promise<Page> {
  const { joinCode } = await createConference(server, { title: 'Devices' });
  const page = await context.newPage();
  await page.goto(`/j/${joinCode}`);
  return page;
}

test('another camera and another microphone are chosen in the call, and are what is sent', async ({
  server,
  visit,
}) => {
  test.setTimeout(120_000);
  // The second of three gives a depth picture, which nothing shows; the last one is taken.
  const browser = await launch(3, '--use-fake-ui-for-media-stream');
  const context = await browser.newContext({ baseURL: server.url, permissions: ['camera', 'microphone'] });
  await context.addInitScript(noteSent);
  const page = await lobby(context, server);
  await joinFromLobby(page, 'Ada');
  const ben = await visit(CAST.ben);
  await ben.page.goto(page.url());
  await joinFromLobby(ben.page, 'Ben');
  await expectPicture(videoOf(ben.page, 'Ada'));

  for (const [menu, kind, devices] of [
    ['Choose camera', 'video', /^fake_device/],
    ['Choose microphone and speaker', 'audio', /^Fake Audio Input/],
  ] as const) {
    const first = await lastSent(page, kind);
    await page.getByRole('button', { name: menu, exact: true }).click();
    const others = page.getByRole('menuitemradio', { checked: false }).filter({ hasText: devices });
    const choice = others.filter({ hasNotText: first ?? '' }).last();
    const label = (await choice.innerText()).trim();
    await choice.click();
    await expect.poll(() => lastSent(page, kind)).toBe(label);
    expect(label).not.toBe(first);
  }
  await expectPicture(videoOf(ben.page, 'Ada'));
  await browser.close();
});

test('[M6] refused devices are told in words; allowed later, they come on by themselves', async ({ server, visit }) => {
  test.setTimeout(120_000);
  const browser = await launch(1);
  const context = await browser.newContext({ baseURL: server.url });
  // Permissions that are granted refuse all others.
  await context.grantPermissions(['geolocation']);
  const page = await lobby(context, server);
  await expect(page.getByText('not allowed to use your camera and microphone')).toBeVisible();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Join without camera and microphone' }).click();
  await expectInCall(page);
  const ben = await visit(CAST.ben);
  await ben.page.goto(page.url());
  await joinFromLobby(ben.page, 'Ben');
  await expect(tileOf(ben.page, 'Ada')).toBeVisible();
  await expect(videoOf(ben.page, 'Ada')).toHaveCount(0);

  await context.grantPermissions(['camera', 'microphone']);
  await expectPicture(videoOf(ben.page, 'Ada'));
  await browser.close();
});
