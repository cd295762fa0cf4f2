import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM_ARGS } from './chromium-args.ts';
import { CHROMIUM } from './programs.ts';
import type { Looks } from './stand-in.ts';

const TITLE = 'Slides for everyone';

/**
 * A browser whose person, asked what to share, chooses the tab of `openSlides`: with its real pixels and sound. (What answers all
 * questions for media would share a made-up screen.)
 */
export const launchSharing = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    // A browser that is mute has nothing to share but silence.
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      ...CHROMIUM_ARGS,
      '--allow-loopback-in-peer-connection',
      '--auto-accept-camera-and-microphone-capture',
      `--auto-select-tab-capture-source-by-title=${TITLE}`,
    ],
  });

/** A tab that shows one hue and a counter that moves, and sounds one pitch, like a stand-in, on the left. */
export async function openSlides(context: BrowserContext, origin: string, { hue, pitch }: Looks): Promise<Page> {
  const page = await context.newPage();
  const html = `<!doctype html><title>${TITLE}</title><style>body { margin: 0 } canvas { width: 100vw; height: 100vh; display: block }</style><canvas width=640 height=360></canvas>`;
  await page.route('**/slides', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(`${origin}/slides`);
  await page.evaluate(
    ([degrees, frequency]) => {
      const brush = document.querySelector('canvas')?.getContext('2d');
      let frame = 0;
      setInterval(() => {
        if (!brush) return;
        frame = (frame + 1) % 256;
        brush.fillStyle = `hsl(${degrees} 90% 50%)`;
        brush.fillRect(0, 0, 640, 360);
        for (let bit = 0; bit < 8; bit++) {
          brush.fillStyle = (frame >> bit) & 1 ? '#fff' : '#000';
          brush.fillRect(bit * 80, 0, 80, 120);
        }
      }, 200);
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: frequency ?? 440 });
      const channels = new ChannelMergerNode(audio, { numberOfInputs: 2 });
      tone.connect(new GainNode(audio, { gain: 0.2 })).connect(channels, 0, 0);
      channels.connect(audio.destination);
      tone.start();
    },
    [hue, pitch],
  );
  return page;
}
