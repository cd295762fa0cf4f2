import { expect, test } from '@playwright/test';
import { expectSilence, expectToHear, expectToSee, look } from '../harness/senses.ts';
import { installStandIn } from '../harness/stand-in.ts';

const ada = { hue: 200, pitch: 700 };
const other = { hue: 20, pitch: 1200 };

test('the instruments tell who is seen and heard, through a real connection', async ({ page }) => {
  await page.addInitScript(installStandIn, ada);
  await page.route('http://localhost/blank', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<video autoplay>' }),
  );
  await page.goto('http://localhost/blank');
  await page.evaluate(async () => {
    const here = new RTCPeerConnection();
    const there = new RTCPeerConnection();
    here.onicecandidate = ({ candidate }) => void there.addIceCandidate(candidate ?? undefined);
    there.onicecandidate = ({ candidate }) => void here.addIceCandidate(candidate ?? undefined);
    const [video] = document.getElementsByTagName('video');
    there.ontrack = ({ streams: [stream] }) => {
      if (video !== undefined && stream !== undefined) video.srcObject = stream;
    };
    const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    for (const track of stream.getTracks()) here.addTrack(track, stream);
    await here.setLocalDescription();
    await there.setRemoteDescription(here.localDescription ?? { type: 'offer' });
    await there.setLocalDescription();
    await here.setRemoteDescription(there.localDescription ?? { type: 'answer' });
    Object.assign(window, { stream });
  });
  const video = page.locator('video');
  await expectToSee(video, ada);
  await expectToHear(page, ada);
  await expectSilence(page, other);
  expect(Math.abs(((await look(video))?.hue ?? 0) - ada.hue)).toBeLessThan(25);

  await page.evaluate(() => {
    const { stream } = window as unknown as { stream: MediaStream };
    for (const track of stream.getTracks()) track.enabled = false;
  });
  await expectSilence(page, ada);
  await expect.poll(async () => (await look(video))?.saturation).toBeLessThan(0.2);
});
