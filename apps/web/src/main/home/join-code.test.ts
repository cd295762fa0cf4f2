import { expect, test } from 'vitest';
import { readJoinCode } from './join-code.ts';

test.each([
  ['abc-defg-hij', 'abc-defg-hij'],
  ['  ABC DEFG HIJ ', 'abc-defg-hij'],
  ['abcdefghij', 'abc-defg-hij'],
  ['abc–defg–hij', 'abc-defg-hij'],
  ['https://meet.example.org/j/abc-defg-hij?x=1', 'abc-defg-hij'],
  ['abc-defg-hi', null],
  ['abc-defg-hij1', null],
  ['https://meet.example.org/', null],
  ['', null],
])('%j is %j', (input, code) => {
  expect(readJoinCode(input)).toBe(code);
});
