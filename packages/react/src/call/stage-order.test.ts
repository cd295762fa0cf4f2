import { expect, test } from 'vitest';
import { keepOrder, spotlight } from './stage-order.ts';

test('nobody moves when others come and go, and who comes back comes last', () => {
  const order = keepOrder([], ['a', 'b', 'c'], null, 9);
  expect(order).toEqual(['a', 'b', 'c']);
  expect(keepOrder(order, ['a', 'c', 'd'], null, 9)).toEqual(['a', 'c', 'd']);
  expect(keepOrder(['a', 'c', 'd'], ['a', 'b', 'c', 'd'], null, 9)).toEqual(['a', 'c', 'd', 'b']);
});

test('as long as nothing changes it is the same list', () => {
  const order = ['a', 'b'];
  expect(keepOrder(order, ['b', 'a'], 'b', 9)).toBe(order);
});

test('a speaker of another page takes the last place of the first; one of the first stays', () => {
  expect(keepOrder(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'], 'd', 2)).toEqual(['a', 'd', 'c', 'b']);
  expect(keepOrder(['a', 'b', 'c'], ['a', 'b', 'c'], 'a', 2)).toEqual(['a', 'b', 'c']);
  expect(keepOrder(['a', 'b', 'c'], ['a', 'b', 'c'], 'the viewer', 2)).toEqual(['a', 'b', 'c']);
});

test('who spoke last stays large until somebody else speaks or they go', () => {
  expect(spotlight(null, ['a', 'b'], null)).toBe('a');
  expect(spotlight('a', ['a', 'b'], 'b')).toBe('b');
  expect(spotlight('b', ['a', 'b'], null)).toBe('b');
  expect(spotlight('b', ['a', 'b'], 'the viewer')).toBe('b');
  expect(spotlight('b', ['a'], null)).toBe('a');
  expect(spotlight('b', [], null)).toBeNull();
});
