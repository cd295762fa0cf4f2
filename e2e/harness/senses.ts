import { expect, type Locator, type Page } from '@playwright/test';
import type { Looks } from './stand-in.ts';

/** What a person in front of this page sees and hears: read from decoded frames and played sound, never from events. */

interface Sight {
  hue: number;
  /** 0 to 1; a black or grey picture has none. */
  saturation: number;
  counter: number;
}

/** One look at a `<video>` that shows a stand-in; null while it shows nothing. */
export const look = (video: Locator): Promise<Sight | null> =>
  video.evaluate((element) => {
    if (!(element instanceof HTMLVideoElement) || element.videoWidth === 0) return null;
    const canvas = new OffscreenCanvas(160, 90);
    const brush = canvas.getContext('2d', { willReadFrequently: true });
    if (brush === null) return null;
    brush.drawImage(element, 0, 0, 160, 90);
    const pixel = (x: number, y: number) => {
      const [red = 0, green = 0, blue = 0] = brush.getImageData(x, y, 1, 1).data;
      return { red: red / 255, green: green / 255, blue: blue / 255 };
    };
    const { red, green, blue } = pixel(80, 65);
    const top = Math.max(red, green, blue);
    const range = top - Math.min(red, green, blue);
    const sector =
      range === 0
        ? 0
        : top === red
          ? ((green - blue) / range + 6) % 6
          : top === green
            ? (blue - red) / range + 2
            : (red - green) / range + 4;
    let counter = 0;
    for (let bit = 0; bit < 8; bit++) if (pixel(bit * 20 + 10, 15).green > 0.5) counter |= 1 << bit;
    return { hue: sector * 60, saturation: top === 0 ? 0 : range / top, counter };
  });

const isHue = (sight: Sight | null, hue: number) => {
  if (sight === null || sight.saturation < 0.4) return false;
  const apart = Math.abs(sight.hue - hue) % 360;
  return Math.min(apart, 360 - apart) < 25;
};

/** The video shows this person, live: their colour, and a counter that goes on. */
export async function expectToSee(video: Locator, { hue }: Looks): Promise<void> {
  await expect(async () => {
    const first = await look(video);
    expect(first, 'a picture').not.toBeNull();
    expect(isHue(first, hue), `the hue ${Math.round(first?.hue ?? -1)}, wanted ${hue}`).toBe(true);
    await expect
      .poll(async () => (await look(video))?.counter, { message: 'the counter moves', timeout: 3000 })
      .not.toBe(first?.counter);
    expect(isHue(await look(video), hue)).toBe(true);
  }).toPass({ timeout: 20_000 });
}

/** The picture is not frozen, whatever it shows: its counter moves from one look to the next, within `timeout` milliseconds. */
export async function expectMoving(video: Locator, timeout = 1000): Promise<void> {
  const before = (await look(video))?.counter;
  await expect
    .poll(async () => (await look(video))?.counter ?? before, {
      message: 'the counter moves',
      timeout,
      intervals: [100],
    })
    .not.toBe(before);
}

type Ears = 'both' | 'left' | 'right';

/**
 * Strongest part of the sound that this page plays at a pitch, in decibels below full scale, over half a second. Every
 * element that plays a stream is heard, as the person in front of it would.
 */
export const loudness = (page: Page, pitch: number, ears: Ears = 'both'): Promise<number> =>
  page.evaluate(
    async ({ frequency, side }) => {
      const audio = new AudioContext();
      await audio.resume();
      const ear = new AnalyserNode(audio, { fftSize: 8192, smoothingTimeConstant: 0 });
      const sides = new ChannelSplitterNode(audio, { numberOfOutputs: 2 });
      if (side !== null) sides.connect(ear, side);
      for (const element of document.querySelectorAll('audio, video')) {
        if (!(element instanceof HTMLMediaElement) || element.muted || element.paused || element.volume === 0) continue;
        const stream = element.srcObject;
        if (stream instanceof MediaStream && stream.getAudioTracks().length > 0)
          audio.createMediaStreamSource(stream).connect(side === null ? ear : sides);
      }
      const bins = new Float32Array(ear.frequencyBinCount);
      const at = Math.round((frequency * ear.fftSize) / audio.sampleRate);
      let loudest = -200;
      // A window of the analyser is 170 ms long, so the first ones still hold silence.
      for (let round = 0; round < 8; round++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        ear.getFloatFrequencyData(bins);
        if (round >= 3) loudest = Math.max(loudest, ...bins.slice(at - 3, at + 4));
      }
      await audio.close();
      return loudest;
    },
    { frequency: pitch, side: ears === 'both' ? null : ears === 'left' ? 0 : 1 },
  );

const AUDIBLE = -60;

/** This page plays the person's pitch. */
export async function expectToHear(page: Page, { pitch }: Looks, ears?: Ears): Promise<void> {
  await expect
    .poll(() => loudness(page, pitch, ears), { message: `hears ${pitch} Hz`, timeout: 20_000 })
    .toBeGreaterThan(AUDIBLE);
}

/** Nothing of the person's pitch is left in what this page plays. */
export async function expectSilence(page: Page, { pitch }: Looks, ears?: Ears): Promise<void> {
  await expect
    .poll(() => loudness(page, pitch, ears), { message: `no ${pitch} Hz`, timeout: 20_000 })
    .toBeLessThan(AUDIBLE - 15);
}

/** The tracks that the page took from camera and microphone and did not stop. */
export const liveTracks = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { __standIn } = window as unknown as { __standIn: { tracks: MediaStreamTrack[] } };
    return __standIn.tracks.filter((track) => track.readyState === 'live').length;
  });
