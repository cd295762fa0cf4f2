import { expect, test } from 'vitest';
import { PreparedStatements } from './prepared-statements.ts';

test('a statement is prepared once it has come several times, and keeps its name', () => {
  const statements = new PreparedStatements();
  const names = Array.from({ length: 5 }, () => statements.nameOf('select 1'));
  expect(names.slice(0, 3)).toEqual([undefined, undefined, undefined]);
  expect(names[3]).toBeTypeOf('string');
  expect(names[4]).toBe(names[3]);
});

test('there are so many and no more, and none is very long', () => {
  const statements = new PreparedStatements();
  const nameOf = (text: string) => Array.from({ length: 4 }, () => statements.nameOf(text)).at(-1);
  const names = Array.from({ length: 300 }, (_, index) => nameOf(`select ${index}`));
  expect(new Set(names.filter((name) => name !== undefined)).size).toBe(200);
  expect(nameOf('select 299')).toBeUndefined();
  expect(new PreparedStatements().nameOf('select 1'.padEnd(7000))).toBeUndefined();
});
