import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_BANDWIDTH_STEPS, MOST_CPU_STEPS, planPaths, VOICE } from './ladder.ts';
import type { Demand, PathDemand, PathPlan } from './plan.ts';
import { sendingView } from './sending.ts';

const path = (more: Partial<PathDemand> = {}): PathDemand => ({
  view: { video: null, screen: null },
  step: 0,
  available: null,
  ...more,
});
const demand = (people: number, more: Partial<Demand> = {}): Demand => ({
  people,
  capture: { height: 720, frameRate: 30 },
  screen: null,
  speaks: true,
  cpu: 0,
  budget: null,
  paths: Array.from({ length: people - 1 }, () => path()),
  ...more,
});
const plan = (wanted: Demand): PathPlan => {
  const [first] = planPaths(wanted);
  if (first === undefined) throw new Error('no path');
  return first;
};

const height = fc.option(fc.integer({ min: 0, max: 2160 }), { nil: null });
const anyPath = fc.record({
  view: fc.record({ video: height, screen: height }),
  step: fc.integer({ min: 0, max: MOST_BANDWIDTH_STEPS }),
  available: fc.option(fc.integer({ min: 0, max: 4_000_000 }), { nil: null }),
});
const anyDemand: fc.Arbitrary<Demand> = fc.record({
  people: fc.integer({ min: 1, max: 10 }),
  capture: fc.record({ height: fc.integer({ min: 90, max: 1080 }), frameRate: fc.integer({ min: 5, max: 60 }) }),
  screen: fc.constantFrom(null, 'detail' as const, 'motion' as const),
  speaks: fc.boolean(),
  cpu: fc.integer({ min: 0, max: MOST_CPU_STEPS }),
  budget: fc.option(fc.integer({ min: 0, max: 8_000_000 }), { nil: null }),
  paths: fc.array(anyPath, { minLength: 1, maxLength: 9 }),
});

test('[Q1] what each number of people gets', () => {
  const got = [2, 3, 4, 5, 6].map((people) => plan(demand(people)).video);
  expect(got).toEqual([
    { active: true, height: 720, frameRate: 30, bitrate: 1_500_000 },
    { active: true, height: 540, frameRate: 30, bitrate: 800_000 },
    { active: true, height: 360, frameRate: 30, bitrate: 500_000 },
    { active: true, height: 180, frameRate: 15, bitrate: 150_000 },
    { active: true, height: 180, frameRate: 15, bitrate: 150_000 },
  ]);
});

test('[Q1] from seven people on only who spoke last sends a picture', () => {
  expect(plan(demand(7)).video).toMatchObject({ active: true, height: 180 });
  expect(plan(demand(7, { speaks: false })).video.active).toBe(false);
  expect(plan(demand(6, { speaks: false })).video.active).toBe(true);
});

test('[Q1] no more than the camera gives', () => {
  expect(plan(demand(2, { capture: { height: 360, frameRate: 15 } })).video).toMatchObject({
    height: 360,
    frameRate: 15,
  });
});

test('[Q5] who shows nothing gets nothing, who shows it small gets a small picture', () => {
  const paths = [0, 100, 200, 700, null].map((video) => path({ view: { video, screen: null } }));
  const heights = planPaths(demand(2, { paths })).map(({ video }) => [video.active, video.height]);
  expect(heights).toEqual([
    [false, 0],
    [true, 180],
    [true, 270],
    [true, 720],
    [true, 720],
  ]);
});

test('[Q6] a screen is sent with all its lines, and the camera steps back', () => {
  const shared = plan(demand(2, { screen: 'detail' }));
  expect(shared.screen).toEqual({ active: true, height: Number.POSITIVE_INFINITY, frameRate: 15, bitrate: 2_500_000 });
  expect(shared.video).toMatchObject({ height: 180, frameRate: 15 });
  expect(plan(demand(2, { screen: 'motion' })).screen.frameRate).toBe(30);
});

test('[Q6] a screen keeps its lines however little there is, and the camera goes first', () => {
  const tight = plan(demand(2, { screen: 'detail', paths: [path({ step: 3 })] }));
  expect(tight.video.active).toBe(false);
  expect(tight.screen).toMatchObject({ active: true, height: Number.POSITIVE_INFINITY, frameRate: 5 });
});

test('[Q4] sound is always sent', () => {
  fc.assert(
    fc.property(anyDemand, (wanted) => {
      for (const { audio } of planPaths(wanted)) expect(audio).toBe(VOICE);
    }),
  );
});

test('[Q5] never a picture for who shows none', () => {
  fc.assert(
    fc.property(anyDemand, (wanted) => {
      for (const [index, { video, screen }] of planPaths(wanted).entries()) {
        const { view } = wanted.paths[index] ?? path();
        if (view.video === 0) expect(video.active).toBe(false);
        if (view.screen === 0 || wanted.screen === null) expect(screen.active).toBe(false);
      }
    }),
  );
});

const soundOf = (plan: PathPlan) => plan.audio + plan.screenAudio;
const totalOf = (plan: PathPlan) => soundOf(plan) + plan.video.bitrate + plan.screen.bitrate;

test('[Q4] all together stay within the budget, and each within its own; only sound may go beyond', () => {
  fc.assert(
    fc.property(anyDemand, (wanted) => {
      const plans = planPaths(wanted);
      const total = plans.reduce((sum, plan) => sum + totalOf(plan), 0);
      const sound = plans.reduce((sum, plan) => sum + soundOf(plan), 0);
      if (wanted.budget !== null) expect(total).toBeLessThanOrEqual(Math.max(wanted.budget, sound));
      for (const [index, plan] of plans.entries()) {
        const available = wanted.paths[index]?.available ?? null;
        if (available !== null) expect(totalOf(plan)).toBeLessThanOrEqual(Math.max(available, soundOf(plan)));
      }
    }),
  );
});

const noMore = (less: PathPlan, more: PathPlan) => {
  for (const kind of ['video', 'screen'] as const) {
    expect(less[kind].bitrate).toBeLessThanOrEqual(more[kind].bitrate);
    expect(less[kind].height).toBeLessThanOrEqual(more[kind].height);
    expect(less[kind].frameRate).toBeLessThanOrEqual(more[kind].frameRate);
  }
};

test('[Q1, Q3] more people, a further step of a limit or a smaller view never make anything more', () => {
  fc.assert(
    fc.property(anyDemand, fc.integer({ min: 0, max: 2160 }), (any, view) => {
      // One path, for what one does without is another's.
      const [one] = any.paths;
      if (one === undefined) return;
      const wanted: Demand = { ...any, budget: null, paths: [{ ...one, available: null }] };
      const before = plan(wanted);
      noMore(plan({ ...wanted, people: wanted.people + 1 }), before);
      noMore(plan({ ...wanted, cpu: Math.min(MOST_CPU_STEPS, wanted.cpu + 1) }), before);
      const further = { ...one, available: null, step: Math.min(MOST_BANDWIDTH_STEPS, one.step + 1) };
      noMore(plan({ ...wanted, paths: [further] }), before);
      const smaller = {
        video: Math.min(view, one.view.video ?? view),
        screen: Math.min(view, one.view.screen ?? view),
      };
      noMore(plan({ ...wanted, paths: [{ ...one, available: null, view: smaller }] }), before);
    }),
  );
});

test('[Q1] the view of what is sent names the reason', () => {
  expect(sendingView(demand(2))).toEqual({ height: 720, frameRate: 30, limitedBy: null, video: 'sent' });
  expect(sendingView(demand(5))).toMatchObject({ height: 180, limitedBy: 'people', video: 'sent' });
  expect(sendingView(demand(8, { speaks: false }))).toMatchObject({
    height: 0,
    limitedBy: 'people',
    video: 'speakers_only',
  });
  expect(sendingView(demand(2, { cpu: 2 }))).toMatchObject({ height: 360, limitedBy: 'cpu' });
  expect(sendingView(demand(2, { paths: [path({ step: 5 })] }))).toMatchObject({
    limitedBy: 'bandwidth',
    video: 'off',
  });
  // One path that is well enough shows that it is not the uplink.
  expect(sendingView(demand(3, { paths: [path({ step: 5 }), path()] }))).toMatchObject({
    height: 540,
    limitedBy: 'people',
  });
});
