import { expect, test } from 'vitest';
import { enlargeShare, followShares } from './share-order.ts';

test('the newest share is the large one; when it ends, the other is large again', () => {
  const one = followShares([], ['maria']);
  const two = followShares(one, ['ben', 'maria']);
  expect(two).toEqual(['ben', 'maria']);
  expect(followShares(two, ['maria'])).toEqual(['maria']);
});

test('as long as the same people share, nothing moves, and what was made large stays large', () => {
  const order = enlargeShare(['ben', 'maria'], 'maria');
  expect(order).toEqual(['maria', 'ben']);
  expect(followShares(order, ['ben', 'maria'])).toBe(order);
  expect(enlargeShare(order, 'maria')).toBe(order);
  expect(enlargeShare(order, 'nobody')).toBe(order);
});
