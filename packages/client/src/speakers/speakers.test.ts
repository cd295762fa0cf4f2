import { expect, test } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { WritableSlice } from '../slice.ts';
import { Speakers } from './speakers.ts';

function setUp(others = ['b', 'c']) {
  const clock = new ManualClock();
  const own = new WritableSlice(0);
  /** What each person's voice is like, as an amplitude; and packets that came. */
  const voices: Record<string, number> = {};
  let looks = 0;
  let packets = true;
  let packet = 0;
  const told: unknown[] = [];
  const speakers = new Speakers({
    clock,
    own,
    receiver: (id) => {
      const receiver = receivers.get(id) ?? {
        getSynchronizationSources: () => {
          looks += 1;
          if (packets) packet += 1;
          return id in voices ? [{ audioLevel: voices[id], rtpTimestamp: packet }] : [];
        },
      };
      receivers.set(id, receiver);
      return receiver as RTCRtpReceiver;
    },
    speakerChanged: (id) => told.push(['speaker', id]),
    recentChanged: (ids) => told.push(['recent', ...ids]),
  });
  const receivers = new Map<string, object>();
  const enter = (unmuted = ['a', ...others]) => speakers.setRoom({ selfId: 'a', unmuted: new Set(unmuted), others });
  return {
    clock,
    own,
    voices,
    told,
    speakers,
    enter,
    looks: () => looks,
    stopPackets: () => {
      packets = false;
    },
  };
}

test('[A1] who speaks is told, own speech too, and the last two go to the engine', async () => {
  const { clock, voices, own, told, enter } = setUp();
  enter();
  voices.b = 0.2;
  await clock.advance(500);
  voices.b = 0;
  own.set(0.8);
  await clock.advance(1500);
  expect(told).toEqual([
    ['speaker', 'b'],
    ['recent', 'b'],
    ['speaker', 'a'],
    ['recent', 'a', 'b'],
  ]);
});

test('[A4] nobody is looked at in a room of two, or without anybody who listens; a listener has the levels', async () => {
  const { clock, voices, told, speakers, enter, looks } = setUp(['b']);
  enter();
  voices.b = 0.2;
  await clock.advance(1000);
  expect(looks()).toBe(0);
  const level = speakers.level('b');
  expect(speakers.level('b')).toBe(level);
  const seen: number[] = [];
  const stop = level.subscribe(() => seen.push(level.getSnapshot()));
  await clock.advance(300);
  expect(seen).toHaveLength(1);
  expect(level.getSnapshot()).toBeGreaterThan(0.7);
  expect(told).toEqual([]);
  stop();
  stop();
  expect(level.getSnapshot()).toBe(0);
  const before = looks();
  await clock.advance(1000);
  expect(looks()).toBe(before);
});

test('[A3] the muted have no level, and a voice whose packets stop is over within a second', async () => {
  const { clock, voices, speakers, enter, stopPackets } = setUp();
  enter(['b']);
  const levels = ['a', 'b', 'c'].map((id) => speakers.level(id));
  for (const level of levels) level.subscribe(() => {});
  Object.assign(voices, { b: 0.2, c: 0.2 });
  await clock.advance(200);
  expect(levels.map((level) => level.getSnapshot() > 0)).toEqual([false, true, false]);
  stopPackets();
  await clock.advance(1200);
  expect(levels.map((level) => level.getSnapshot())).toEqual([0, 0, 0]);
});

test('[A4] after leaving nothing is looked at and nobody speaks; the next room begins anew', async () => {
  const { clock, voices, told, speakers, enter, looks } = setUp();
  const level = speakers.level('b');
  enter();
  voices.b = 0.2;
  await clock.advance(500);
  speakers.setRoom(null);
  const before = looks();
  await clock.advance(1000);
  expect(looks()).toBe(before);
  expect(told.slice(-2)).toEqual([['speaker', null], ['recent']]);
  enter();
  level.subscribe(() => {});
  await clock.advance(500);
  expect(level.getSnapshot()).toBeGreaterThan(0.7);
});
