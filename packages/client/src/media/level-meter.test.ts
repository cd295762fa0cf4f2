import { expect, test } from 'vitest';
import { FakeStream } from '../testing/fake-media.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { LevelMeter, loudness } from './level-meter.ts';

test('loudness goes from silence to full scale as a person hears it', () => {
  const tone = (amplitude: number) => Float32Array.from({ length: 1024 }, (_, at) => amplitude * Math.sin(at / 3));
  expect(loudness(tone(0))).toBe(0);
  expect(loudness(tone(0.0001))).toBe(0);
  expect(loudness(tone(1))).toBeGreaterThan(0.9);
  const steps = [0.001, 0.01, 0.1, 1].map((amplitude) => loudness(tone(amplitude)));
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(loudness(new Float32Array(1024).fill(5))).toBe(1);
});

test('measures only while somebody listens to a track, and lets the sound system go', async () => {
  const clock = new ManualClock();
  let open = 0;
  let sampled = 0;
  const analyser = {
    fftSize: 0,
    getFloatTimeDomainData: (samples: Float32Array) => {
      sampled += 1;
      samples.fill(0.5);
    },
  };
  const createContext = () => {
    open += 1;
    return {
      createAnalyser: () => analyser,
      createMediaStreamSource: () => ({ connect: () => {} }),
      resume: async () => {},
      close: async () => {
        open -= 1;
      },
    } as unknown as AudioContext;
  };
  globalThis.MediaStream ??= FakeStream as unknown as typeof MediaStream;
  const meter = new LevelMeter(clock, createContext);
  const track = { enabled: true } as MediaStreamTrack;
  meter.setTrack(track);
  expect(open).toBe(0);
  const stop = meter.subscribe(() => {});
  await clock.advance(1000);
  expect(sampled).toBe(11);
  expect(meter.getSnapshot()).toBeGreaterThan(0.8);
  track.enabled = false;
  await clock.advance(100);
  expect(meter.getSnapshot()).toBe(0);
  stop();
  stop();
  await clock.advance(1000);
  expect(sampled).toBe(12);
  expect(open).toBe(0);
});
