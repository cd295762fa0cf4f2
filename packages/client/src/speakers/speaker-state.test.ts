import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearLevels, nobodySpeaks, type SpeakerState } from './speaker-state.ts';

const everyone = new Set(['a', 'b', 'c']);
const loud = 0.7;

/** Who is the speaker every tenth of a second; each string says who is loud then. */
function speakers(moments: readonly string[], start: SpeakerState = nobodySpeaks): (string | null)[] {
  let state = start;
  return moments.map((who, index) => {
    const levels = new Map([...everyone].map((id) => [id, who.includes(id) ? loud : 0.1]));
    state = hearLevels(state, levels, everyone, index * 100);
    return state.active;
  });
}
const times = (count: number, who: string) => Array.from({ length: count }, () => who);

test('[A1] somebody who speaks for 300 ms is the speaker, a cough is none, and a pause does not end it', () => {
  expect(speakers(times(5, 'a'))).toEqual([null, null, null, 'a', 'a']);
  expect(speakers(['a', 'a', '', '', '', ''])).not.toContain('a');
  expect(speakers([...times(5, 'a'), ...times(14, '')]).at(-1)).toBe('a');
  expect(speakers([...times(5, 'a'), ...times(16, '')]).at(-1)).toBe(null);
  // Words with gaps between them are one run.
  expect(speakers(['a', '', 'a', '', 'a']).at(-1)).toBe('a');
});

test('[A2] who speaks is not interrupted by who speaks too, and gives way when quiet', () => {
  const both = [...times(5, 'a'), ...times(30, 'ab')];
  expect(speakers(both).slice(5)).toEqual(times(30, 'a'));
  expect(speakers([...times(5, 'a'), ...times(3, 'b'), ...times(5, 'a')]).slice(4)).toEqual(times(9, 'a'));
  const over = speakers([...times(5, 'a'), ...times(10, 'b')]);
  expect(over.indexOf('b') - 5).toBeGreaterThanOrEqual(3);
  expect(over.indexOf('b') - 5).toBeLessThanOrEqual(5);
});

test('[A2] a speaker changes at most twice a second, whatever is heard', () => {
  const anyMoment = fc.subarray(['a', 'b', 'c']).map((who) => who.join(''));
  fc.assert(
    fc.property(fc.array(anyMoment, { minLength: 10, maxLength: 300 }), (moments) => {
      const heard = speakers(moments);
      const changes = heard.flatMap((who, index) => (index > 0 && who !== heard[index - 1] ? [index] : []));
      // From one person to another; to nobody takes longer still.
      for (const [number, at] of changes.entries()) {
        const before = changes[number - 1];
        if (before !== undefined && heard[at] !== null && heard[before] !== null) {
          expect(at - before).toBeGreaterThanOrEqual(5);
        }
      }
      // A speaker was heard within the last second and a half.
      for (const [index, who] of heard.entries()) {
        if (who !== null)
          expect(moments.slice(Math.max(0, index - 14), index + 1).some((one) => one.includes(who))).toBe(true);
      }
    }),
  );
});

test('[A3] the muted never speak, those who left are forgotten, and the last two speakers are remembered', () => {
  let state = nobodySpeaks;
  const say = (who: string, count: number, present = everyone) => {
    for (let index = 0; index < count; index += 1) {
      at += 100;
      const levels = new Map([...present].map((id) => [id, id === who ? loud : 0]));
      state = hearLevels(state, levels, present, at);
    }
  };
  let at = 0;
  for (const who of ['a', 'b', 'c', 'b']) say(who, 12);
  expect(state).toMatchObject({ active: 'b', recent: ['b', 'c'] });
  const same = state.recent;
  say('', 30);
  expect(state.active).toBe(null);
  expect(state.recent).toBe(same);
  say('b', 5);
  // Muted in the middle of a word.
  state = hearLevels(state, new Map([['a', 0.1]]), everyone, at + 100);
  expect(state).toMatchObject({ active: null, recent: ['b', 'c'] });
  state = hearLevels(state, new Map(), new Set(['a', 'c']), at + 200);
  expect(state.recent).toEqual(['c']);
});
