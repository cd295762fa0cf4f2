import { expect, test } from 'vitest';
import { recordedReports } from '../testing/stats-reports.ts';
import { planPaths } from './ladder.ts';
import { limitation } from './limitation.ts';
import type { PathPlan } from './plan.ts';
import { countersOf } from './stats-counters.ts';
import { digest, type PathDigest, type SentDigest } from './stats-digest.ts';

const PLAN = planPaths({
  people: 2,
  capture: { height: 720, frameRate: 30 },
  screen: null,
  speaks: false,
  cpu: 0,
  budget: null,
  paths: [{ view: { video: null, screen: null }, step: 0, available: null }],
})[0] as PathPlan;

function recorded(browser: 'chromium' | 'firefox', video: Partial<SentDigest>, path: Partial<PathDigest> = {}) {
  const { first, second, sources } = recordedReports(browser);
  const read = digest(countersOf(first, sources), countersOf(second, sources));
  const sent = read?.streams.video;
  if (read === null || sent === undefined) throw new Error('nothing was read');
  return { ...read, growing: false, ...path, streams: { video: { ...sent, ...video } } };
}
const none = { bandwidth: 'none', cpu: false };

test('[Q3] Chromium that says “bandwidth” but aims as high as it may is not limited', () => {
  expect(limitation(recorded('chromium', {}), PLAN, 1)).toEqual(none);
});

test('[Q3] Chromium that has to aim lower is limited, but not while it finds out', () => {
  const low = { target: 300_000 };
  expect(limitation(recorded('chromium', low, { available: 400_000 }), PLAN, 1)).toEqual({
    bandwidth: 'short',
    cpu: false,
  });
  expect(limitation(recorded('chromium', low, { available: 400_000, growing: true }), PLAN, 1)).toEqual(none);
});

test('[Q3] Chromium names the CPU itself', () => {
  expect(limitation(recorded('chromium', { reason: 'cpu' }), PLAN, 1)).toEqual({ bandwidth: 'none', cpu: true });
});

test('[Q3] Firefox is limited by the CPU when it leaves out pictures that the camera gave', () => {
  expect(limitation(recorded('firefox', {}), PLAN, 1)).toEqual(none);
  expect(limitation(recorded('firefox', { frameRate: 10 }), PLAN, 1)).toEqual({ bandwidth: 'none', cpu: true });
  // A dark room makes cameras slow.
  expect(limitation(recorded('firefox', { frameRate: 10, source: 10 }), PLAN, 1)).toEqual(none);
});

test('[Q3] Firefox is limited by the bandwidth when a queue builds up', () => {
  expect(limitation(recorded('firefox', { frameRate: 10 }, { rtt: 400 }), PLAN, 30)).toEqual({
    bandwidth: 'short',
    cpu: false,
  });
  expect(limitation(recorded('firefox', {}, { rtt: 400 }), PLAN, 380)).toEqual(none);
});

test('[Q3] heavy loss is a limit in every browser', () => {
  for (const browser of ['chromium', 'firefox'] as const) {
    expect(limitation(recorded(browser, {}, { lossOut: 0.15 }), PLAN, 1).bandwidth).toBe('loss');
    expect(limitation(recorded(browser, {}, { lossOut: 0.3 }), PLAN, 1).bandwidth).toBe('short');
  }
});

test('[Q3] a picture that is not sent limits nothing', () => {
  const off: PathPlan = { ...PLAN, video: { active: false, height: 0, frameRate: 0, bitrate: 0 } };
  expect(limitation(recorded('firefox', { frameRate: 0 }), off, 1)).toEqual(none);
  expect(limitation(recorded('firefox', { frameRate: 0, bitrate: 0 }), PLAN, 1)).toEqual(none);
});
