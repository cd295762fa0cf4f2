import { expect, test } from 'vitest';
import { Speaking } from './speaking.ts';

test('a loud sound is speech, also in the pause between words, and not after it', () => {
  const speaking = new Speaking();
  expect(speaking.hear(0.2, 0)).toBe(false);
  expect(speaking.hear(0.7, 100)).toBe(true);
  expect(speaking.hear(0, 600)).toBe(true);
  expect(speaking.hear(0.6, 700)).toBe(true);
  expect(speaking.hear(0, 1300)).toBe(true);
  expect(speaking.hear(0, 1400)).toBe(false);
});
