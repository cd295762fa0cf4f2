import { expect, test } from 'vitest';
import { FakeAudio } from '../testing/fake-audio.ts';
import { FakePage } from '../testing/fake-page.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SharedAudio } from './audio-context.ts';
import { LevelMeter, loudness } from './level-meter.ts';

test('loudness goes from silence to full scale as a person hears it', () => {
  expect(loudness(0)).toBe(0);
  expect(loudness(0.0001)).toBe(0);
  expect(loudness(0.7)).toBeGreaterThan(0.9);
  const steps = [0.001, 0.01, 0.1, 1].map(loudness);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(loudness(5)).toBe(1);
});

test('[M5] measures only while somebody listens to a track, in the one sound system, which stays', async () => {
  const clock = new ManualClock();
  const sound = new FakeAudio();
  sound.amplitude = 0.5;
  const audio = new SharedAudio({ create: sound.create, page: new FakePage(), interrupted: () => {} });
  const meter = new LevelMeter(clock, audio);
  const track = {} as MediaStreamTrack;
  meter.setTrack(track);
  expect(sound.contexts).toEqual([]);
  const amplitudes: number[] = [];
  const stops = [meter.subscribe(() => {}), meter.onSample((amplitude) => amplitudes.push(amplitude))];
  await clock.advance(1000);
  expect(amplitudes).toHaveLength(10);
  expect(meter.getSnapshot()).toBeGreaterThan(0.8);
  meter.setTrack(track, false);
  expect(meter.getSnapshot()).toBe(0);
  await clock.advance(100);
  expect(meter.getSnapshot()).toBe(0);
  expect(amplitudes.at(-1)).toBe(0.5);
  for (const stop of [...stops, ...stops]) stop();
  const before = amplitudes.length;
  await clock.advance(1000);
  expect(amplitudes).toHaveLength(before);
  expect(sound.contexts).toMatchObject([{ state: 'running', sources: 0 }]);
  meter.subscribe(() => {});
  expect(sound.contexts).toMatchObject([{ sources: 1 }]);
});

test('[M5] a sound system that is held back measures nothing, and begins with the first gesture', async () => {
  const clock = new ManualClock();
  const sound = new FakeAudio();
  const page = new FakePage();
  sound.state = 'suspended';
  sound.amplitude = 0.5;
  const audio = new SharedAudio({ create: sound.create, page, interrupted: () => {} });
  const meter = new LevelMeter(clock, audio);
  meter.setTrack({} as MediaStreamTrack);
  meter.subscribe(() => {});
  await clock.advance(500);
  expect(meter.getSnapshot()).toBe(0);
  sound.state = 'running';
  page.press();
  await clock.advance(200);
  expect(meter.getSnapshot()).toBeGreaterThan(0.8);
  audio.close();
  expect([sound.open, page.listeners, sound.contexts[0]?.listeners]).toEqual([0, 0, 0]);
});

test('a browser without a sound system has no levels, and nothing breaks', () => {
  const audio = new SharedAudio({
    create: () => {
      throw new Error('none');
    },
    page: new FakePage(),
    interrupted: () => {},
  });
  const meter = new LevelMeter(new ManualClock(), audio);
  meter.setTrack({} as MediaStreamTrack);
  meter.subscribe(() => {});
  expect(meter.getSnapshot()).toBe(0);
});
