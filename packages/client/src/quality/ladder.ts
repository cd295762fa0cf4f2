import { share } from './budget.ts';
import type { Demand, PathDemand, PathPlan, Picture } from './plan.ts';
import { heightToFill, type Rung, rungFor, SPEAKERS_ONLY_FROM, shrunk } from './rung.ts';

/** Sound of a voice, and of a shared screen (stereo music), in bit/s. */
export const VOICE = 32_000;
export const MUSIC = 96_000;

interface Step {
  /** Parts of the bitrate, the height and the frame rate that are left. */
  bitrate: number;
  height: number;
  frameRate: number;
}

const WHOLE: Step = { bitrate: 1, height: 1, frameRate: Number.POSITIVE_INFINITY };

/** First the bitrate, then the resolution, then 15 pictures a second; after the last the picture is off (Q3). */
const BANDWIDTH_STEPS: readonly Step[] = [
  WHOLE,
  { ...WHOLE, bitrate: 0.7 },
  { bitrate: 0.5, height: 0.75, frameRate: 30 },
  { bitrate: 0.3, height: 0.5, frameRate: 30 },
  { bitrate: 0.15, height: 1 / 3, frameRate: 15 },
];
/** For an encoder without enough time a lower bitrate is no help. What is sent to nobody cannot be measured, so it never goes off. */
const CPU_STEPS: readonly Step[] = [
  WHOLE,
  { bitrate: 0.65, height: 0.75, frameRate: 30 },
  { bitrate: 0.35, height: 0.5, frameRate: 30 },
  { bitrate: 0.25, height: 0.5, frameRate: 15 },
  { bitrate: 0.12, height: 0.25, frameRate: 15 },
];
/** The step at which the picture is off. */
export const MOST_BANDWIDTH_STEPS = BANDWIDTH_STEPS.length;
/** The last step with a picture. */
export const LEAST_PICTURE_STEP = MOST_BANDWIDTH_STEPS - 1;
export const MOST_CPU_STEPS = CPU_STEPS.length - 1;
/** Beside a screen the camera is a small picture, and the first to go. */
const BESIDE_SCREEN: Rung = { height: 180, frameRate: 15, bitrate: 150_000 };
const SCREEN_FIRST_FROM = 2;

const OFF: Picture = { active: false, height: 0, frameRate: 0, bitrate: 0 };

/** What is to be sent to everyone, in the order of `demand.paths`. */
export function planPaths(demand: Demand): PathPlan[] {
  const plans = demand.paths.map((path) => share([planPath(demand, path)], path.available)).flat();
  return share(plans, demand.budget);
}

function planPath(demand: Demand, path: PathDemand): PathPlan {
  return {
    video: planCamera(demand, path),
    screen: planScreen(demand, path),
    audio: VOICE,
    screenAudio: demand.screen === null ? 0 : MUSIC,
  };
}

/** The camera's picture before any budget. */
export function planCamera(demand: Demand, { view, step }: PathDemand): Picture {
  const shares = demand.screen !== null;
  const fast = BANDWIDTH_STEPS[step];
  if (view.video === 0 || fast === undefined || (shares && step >= SCREEN_FIRST_FROM)) return OFF;
  if (demand.people >= SPEAKERS_ONLY_FROM && !demand.speaks) return OFF;
  const rung = rungFor(demand.people);
  let picture: Rung = rung;
  if (shares) picture = least(shrunk(rung, BESIDE_SCREEN.height), BESIDE_SCREEN);
  picture = shrunk(picture, demand.capture.height);
  picture = { ...picture, frameRate: Math.min(picture.frameRate, demand.capture.frameRate) };
  if (view.video !== null) picture = shrunk(picture, heightToFill(view.video));
  const cpu = CPU_STEPS[demand.cpu] ?? WHOLE;
  const { height, frameRate, bitrate } = least(reduced(picture, fast), reduced(picture, cpu));
  return { active: true, height, frameRate, bitrate };
}

/** A screen keeps its lines, for they are there to be read; it gives up pictures per second and bits. */
function planScreen(demand: Demand, { view, step }: PathDemand): Picture {
  if (demand.screen === null || view.screen === 0) return OFF;
  const down = Math.max(Math.min(step, MOST_BANDWIDTH_STEPS), demand.cpu);
  const frameRate = demand.screen === 'motion' ? 30 : Math.max(5, 15 - 4 * down);
  const bitrate = rungFor(demand.people).screen * Math.max(0.15, 1 - 0.2 * down);
  const full = { active: true, height: Number.POSITIVE_INFINITY, frameRate, bitrate: Math.round(bitrate) };
  if (view.screen === null) return full;
  const height = heightToFill(view.screen);
  // A thumbnail is not read; from half of a usual screen on it is.
  return { ...full, height, bitrate: Math.round(full.bitrate * Math.min(1, (height / 720) ** 1.5)) };
}

const reduced = (rung: Rung, step: Step): Rung => ({
  height: Math.round(rung.height * step.height),
  frameRate: Math.min(rung.frameRate, step.frameRate),
  bitrate: Math.round(rung.bitrate * step.bitrate),
});

const least = (a: Rung, b: Rung): Rung => ({
  height: Math.min(a.height, b.height),
  frameRate: Math.min(a.frameRate, b.frameRate),
  bitrate: Math.min(a.bitrate, b.bitrate),
});
