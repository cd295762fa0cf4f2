import { expect, test } from 'vitest';
import { recordedReports } from '../testing/stats-reports.ts';
import { countersOf, type PathCounters } from './stats-counters.ts';
import { digest } from './stats-digest.ts';

const digestOf = (browser: 'chromium' | 'firefox') => {
  const { first, second, sources } = recordedReports(browser);
  return digest(countersOf(first, sources), countersOf(second, sources));
};

test('reads reports of Chromium', () => {
  const read = digestOf('chromium');
  expect(read).toMatchObject({
    rtt: 1,
    available: 3_964_666,
    relay: false,
    alive: true,
    lossIn: 0,
    lossOut: 0,
    freezes: 0,
  });
  expect(read?.streams.video).toMatchObject({ target: 1_700_000, reason: 'bandwidth', source: 30 });
  expect(read?.streams.video?.frameRate).toBeCloseTo(30, 0);
  expect(read?.streams.audio).toMatchObject({ reason: null, target: 32_000 });
  expect(read?.streams.screen?.bitrate).toBe(0);
  expect(read?.sent).toBeGreaterThan(200_000);
  expect(read?.received).toBeGreaterThan(200_000);
});

test('reads reports of Firefox, which says less', () => {
  const read = digestOf('firefox');
  expect(read).toMatchObject({
    rtt: 0,
    available: null,
    growing: false,
    relay: false,
    alive: true,
    lossIn: 0,
    lossOut: 0,
  });
  expect(read?.streams.video).toMatchObject({ target: null, reason: null, source: 30 });
  expect(read?.streams.video?.frameRate).toBeCloseTo(30, 0);
  expect(read?.streams.audio?.bitrate).toBeGreaterThan(50_000);
});

test('an empty report is a path without anything', () => {
  const empty = countersOf(new Map(), [{ source: 'video', mid: '1', trackId: null }]);
  expect(empty).toMatchObject({ rtt: null, available: null, heard: null, jitter: null, streams: {} });
  expect(digest(empty, { ...empty, at: 2000 })).toMatchObject({ alive: false, sent: 0, lossIn: null, lossOut: null });
  expect(digest(empty, empty)).toBeNull();
});

const counters = (more: Partial<PathCounters>): PathCounters => ({ ...countersOf(new Map(), []), ...more });

test('loss is what was lost in between, and of few packets nothing', () => {
  const before = counters({ packets: { passed: 1000, lost: 90 }, remotePackets: { passed: 1000, lost: 5 } });
  const after = counters({ at: 2000, packets: { passed: 1090, lost: 100 }, remotePackets: { passed: 1010, lost: 6 } });
  expect(digest(before, after)).toMatchObject({ lossIn: 0.1, lossOut: null });
});

test('counters that began again are not below nothing', () => {
  const before = counters({ sent: 9000, packets: { passed: 500, lost: 20 } });
  expect(digest(before, counters({ at: 2000, sent: 100 }))).toMatchObject({ sent: 0, lossIn: null });
});

test('a relay in use is told', () => {
  const report = new Map([
    [
      'p',
      { id: 'p', type: 'candidate-pair', timestamp: 1, nominated: true, state: 'succeeded', localCandidateId: 'l' },
    ],
    ['l', { id: 'l', type: 'local-candidate', timestamp: 1, candidateType: 'relay' }],
  ]);
  expect(countersOf(report, []).relay).toBe(true);
});
