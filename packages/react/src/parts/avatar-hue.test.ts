import { expect, test } from 'vitest';
import { avatarHue, initials } from './avatar-hue.ts';

test('a person has one hue, and people have different ones', () => {
  const hues = Array.from({ length: 200 }, (_, index) => avatarHue(`usr_${index}`));
  expect(avatarHue('usr_7')).toBe(hues[7]);
  const counts = [...new Set(hues)].map((hue) => hues.filter((other) => other === hue).length);
  expect(counts).toHaveLength(9);
  expect(Math.max(...counts)).toBeLessThan(45);
});

test.each([
  ['Sara Lindqvist', 'SL'],
  ['  maria   del  carmen ruiz ', 'MR'],
  ['Prince', 'P'],
  ['李小龙', '李'],
  ['Ada (guest)', 'AG'],
  ['🎉', ''],
  ['', ''],
])('%j is %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
