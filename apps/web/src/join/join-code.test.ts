import { expect, test } from 'vitest';
import { joinCode } from './join-code.ts';

test.each([
  ['/j/abc-defg-hij', 'abc-defg-hij'],
  ['/j/ABC-DEFG-HIJ/', 'abc-defg-hij'],
  ['/j/abc%2Ddefg-hij', 'abc-defg-hij'],
  ['/j/%', '%'],
  ['/j/', ''],
])('%s', (path, code) => {
  expect(joinCode(path)).toBe(code);
});
