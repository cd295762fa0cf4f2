import { expect, test } from 'vitest';
import { findsName } from './find-name.ts';

test('words are found by their beginnings, in any order, without marks and large letters', () => {
  expect(findsName('André Müller-Lüdenscheidt', '')).toBe(true);
  expect(findsName('André Müller-Lüdenscheidt', 'andre')).toBe(true);
  expect(findsName('André Müller-Lüdenscheidt', 'lud AND')).toBe(true);
  expect(findsName('André Müller-Lüdenscheidt', 'dré')).toBe(false);
  expect(findsName('Maria Keller', 'maria kowal')).toBe(false);
});
