import { expect, test } from 'vitest';
import { localDevices } from '../testing/local-devices.ts';
import { type HintState, noHint, reduceHint } from './hint-state.ts';

/** What is hinted at after these amplitudes, ten a second. */
function hints(microphone: HintState['microphone'], amplitudes: readonly number[]): (string | null)[] {
  let state = reduceHint(noHint, { type: 'microphone', is: microphone });
  return amplitudes.map((amplitude, index) => {
    state = reduceHint(state, { type: 'sample', amplitude, at: index * 100 });
    return state.hint;
  });
}
const repeat = (times: number, ...amplitudes: number[]) => Array.from({ length: times }, () => amplitudes).flat();
/** Words: some loud moments, some quiet ones. */
const words = (times: number) => repeat(times, 0.1, 0.2, 0.1, 0.15, 0.001, 0.0005);

test('[M10] a microphone that gives nothing for five seconds is told, and no longer once it gives anything', () => {
  const silent = hints('on', [...repeat(60, 0), 0.0004, 0]);
  expect(silent.indexOf('silent_microphone')).toBe(50);
  expect(silent.slice(59)).toEqual(['silent_microphone', null, null]);
  expect(hints('on', repeat(200, 0.0003))).not.toContain('silent_microphone');
  expect(hints('off', repeat(200, 0))).not.toContain('silent_microphone');
});

test('[M10] who talks while muted is told within two seconds; the hint stays a moment and goes', () => {
  const talking = hints('muted', [...words(4), ...repeat(60, 0.0005)]);
  const first = talking.indexOf('talking_while_muted');
  expect(first).toBeGreaterThan(5);
  expect(first).toBeLessThan(20);
  expect(talking.slice(first, 24)).not.toContain(null);
  expect(talking.at(-1)).toBe(null);
});

test('[M10] neither a fan, nor a door, nor typing is talking', () => {
  expect(hints('muted', [...repeat(20, 0.001), ...repeat(200, 0.2)])).not.toContain('talking_while_muted');
  expect(hints('muted', [...repeat(20, 0.001), 0.9, 0.4, ...repeat(50, 0.001)])).not.toContain('talking_while_muted');
  expect(hints('muted', repeat(40, 0.2, 0.001, 0.001, 0.001, 0.001))).not.toContain('talking_while_muted');
  expect(hints('on', words(20))).toEqual(words(20).map(() => null));
});

test('[M10] the hint is listened for only while somebody wants it, through the mute, and unmuting ends it', async () => {
  const { media, clock, sound, navigator } = localDevices();
  await media.setMicrophone(true);
  await media.setMicrophone(false);
  await clock.advance(1000);
  expect(sound.contexts).toEqual([]);
  const stop = media.hint.subscribe(() => {});
  for (const amplitude of words(5)) {
    sound.amplitude = amplitude;
    await clock.advance(100);
  }
  expect(media.hint.getSnapshot()).toBe('talking_while_muted');
  expect(navigator.tracks[0]?.enabled).toBe(true);
  expect(media.audioTrack?.enabled).toBe(false);
  expect(media.level.getSnapshot()).toBe(0);
  await media.setMicrophone(true);
  expect(media.hint.getSnapshot()).toBe(null);
  sound.amplitude = 0;
  await clock.advance(6000);
  expect(media.hint.getSnapshot()).toBe('silent_microphone');
  stop();
  expect(media.hint.getSnapshot()).toBe(null);
  expect(sound.contexts).toMatchObject([{ sources: 0 }]);
});

test('[M10] a sound system that the browser holds back hints at nothing', async () => {
  const { media, clock, sound } = localDevices();
  sound.state = 'suspended';
  await media.setMicrophone(true);
  media.hint.subscribe(() => {});
  await clock.advance(20_000);
  expect(media.hint.getSnapshot()).toBe(null);
});
