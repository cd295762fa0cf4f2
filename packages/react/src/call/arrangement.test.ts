import { expect, test } from 'vitest';
import { arrange } from './arrangement.ts';

const desk = { width: 1424, height: 804 };
const phone = { width: 374, height: 748 };

test('alone, the own picture fills the stage', () => {
  expect(arrange(0, desk)).toEqual({ mode: 'alone', shares: [], others: [], self: { x: 0, y: 0, ...desk } });
});

test('of two, the other fills the stage and the own picture lies in its corner', () => {
  const { mode, others, self } = arrange(1, desk);
  expect(mode).toBe('pair');
  expect(others).toEqual([{ x: 0, y: 0, ...desk }]);
  expect(self).toEqual({ x: 1152, y: 644, width: 256, height: 144 });
});

test('on a phone the own picture stands upright', () => {
  const { self } = arrange(1, phone);
  expect(self.height).toBeGreaterThan(self.width);
});

test('from three on everybody has a tile, the viewer the last one', () => {
  const { mode, others, self } = arrange(4, desk);
  expect(mode).toBe('grid');
  expect(others).toHaveLength(4);
  expect(others.every((place) => place.y < self.y || place.x < self.x)).toBe(true);
});

test('a share is large; a second one and the people are beside it, the viewer last', () => {
  const { mode, shares, others, self } = arrange(3, desk, { count: 2, shape: null });
  expect(mode).toBe('share');
  expect([shares.length, others.length]).toEqual([2, 3]);
  const [large, second] = shares;
  expect(large?.width).toBe(1192);
  for (const place of [...others, self]) expect(place.y >= (second?.y ?? 0) && place.x > 1192).toBe(true);
});
