import { expect, test } from 'vitest';
import { callKey } from './call-keys.ts';

const pressed = { ctrlKey: false, metaKey: false, altKey: false, repeat: false };

test('letters and the question mark, large or small, and nothing that belongs to the browser', () => {
  expect(callKey({ ...pressed, key: 'h' })).toBe('h');
  expect(callKey({ ...pressed, key: 'H' })).toBe('h');
  expect(callKey({ ...pressed, key: '?' })).toBe('?');
  expect(callKey({ ...pressed, key: 'x' })).toBeNull();
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])
    expect(callKey({ ...pressed, ...more, key: 'p' })).toBeNull();
});
