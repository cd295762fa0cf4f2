import { expect, test } from 'vitest';
import { namesIn } from './names-in.ts';

test.each([
  ['Tom Reyes', ['Tom Reyes']],
  ['  Tom   Reyes , Lee Tanaka;tom reyes\nPriya Nair\r\n', ['Tom Reyes', 'Lee Tanaka', 'Priya Nair']],
  ['"Tom Reyes" <tom@example.org>, Lee <lee@example.org>', ['Tom Reyes', 'Lee']],
  [' ,; ', []],
])('%j names %j', (text, names) => {
  expect(namesIn(text)).toEqual({ names, addresses: [] });
});

test('addresses are told from names', () => {
  expect(namesIn('lee@example.org, <tom@example.org>, Ada')).toEqual({
    names: ['Ada'],
    addresses: ['lee@example.org'],
  });
});

test('a text gives fifty names of eighty letters at most', () => {
  const { names } = namesIn(Array.from({ length: 60 }, (_, index) => `${index} ${'x'.repeat(100)}`).join('\n'));
  expect(names).toHaveLength(50);
  expect(Math.max(...names.map(({ length }) => length))).toBe(80);
});
