import type { PathPlan, Picture } from './plan.ts';
import { cheaper } from './rung.ts';

/** Fewer bits make no picture worth its cost. */
const LEAST_CAMERA = 30_000;
const LEAST_SCREEN = 80_000;

/**
 * The same plans within so many bit/s for all of them together: sound is paid first, then screens, then cameras, each kind
 * cut alike everywhere; what gets too little for a picture goes off (Q4). Null: no bound.
 */
export function share(plans: PathPlan[], budget: number | null): PathPlan[] {
  if (budget === null) return plans;
  const afterSound = budget - sum(plans, (plan) => plan.audio + plan.screenAudio);
  const screens = plans.map((plan) => plan.screen);
  const screen = cut(screens, afterSound, LEAST_SCREEN);
  const afterScreens = afterSound - sum(screen, (picture) => picture.bitrate);
  const video = cut(
    plans.map((plan) => plan.video),
    afterScreens,
    LEAST_CAMERA,
  );
  return plans.map((plan, index) => ({
    ...plan,
    screen: screen[index] ?? plan.screen,
    video: video[index] ?? plan.video,
  }));
}

function cut(pictures: Picture[], budget: number, least: number): Picture[] {
  const wanted = sum(pictures, (picture) => picture.bitrate);
  const part = Math.max(0, Math.min(1, budget / Math.max(1, wanted)));
  return pictures.map((picture) => {
    const bitrate = picture.bitrate * part;
    if (!picture.active || part === 1) return picture;
    return bitrate < least ? { active: false, height: 0, frameRate: 0, bitrate: 0 } : cheaper(picture, bitrate);
  });
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
