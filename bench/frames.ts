import type { Locator } from '@playwright/test';

/** Notes from now on when this video shows a frame, on the clock of the machine. */
export const noteFrames = (video: Locator): Promise<void> =>
  video.evaluate((element: HTMLVideoElement) => {
    const times: number[] = [];
    Object.assign(element, { times });
    const note = () => {
      times.push(performance.timeOrigin + performance.now());
      element.requestVideoFrameCallback(note);
    };
    element.requestVideoFrameCallback(note);
  });

/**
 * Milliseconds from `cut` to the first frame after the picture stood still: what was on its way at the cut still arrives, so a
 * frame counts that comes a while after the one before. Null while there is none.
 */
export const frameAfter = (video: Locator, cut: number): Promise<number | null> =>
  video.evaluate((element: HTMLVideoElement & { times?: number[] }, since) => {
    const STANDS_STILL = 400;
    const times = (element.times ?? []).filter((time) => time > since - STANDS_STILL);
    const next = times.find((time, index) => time > since && time - (times[index - 1] ?? since) > STANDS_STILL);
    return next === undefined ? null : next - since;
  }, cut);

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
