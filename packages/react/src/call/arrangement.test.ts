import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, type Arrangement } from './arrangement.ts';
import type { TilePlace } from './grid-layout.ts';

const desk = { width: 1424, height: 804 };
const phone = { width: 374, height: 748 };

test('alone, the own picture fills the stage, also where it is hidden in company', () => {
  expect(arrange(desk, { others: 0, self: false })).toMatchObject({
    mode: 'alone',
    others: [],
    self: { x: 0, y: 0, ...desk },
  });
});

test('of two, the other fills the stage and the own picture lies in its corner', () => {
  const { mode, others, self } = arrange(desk, { others: 1 });
  expect(mode).toBe('pair');
  expect(others).toEqual([{ x: 0, y: 0, ...desk }]);
  expect(self).toEqual({ x: 1152, y: 644, width: 256, height: 144 });
  expect(arrange(desk, { others: 1, corner: 'top-start' }).self).toMatchObject({ x: 16, y: 16 });
  expect(arrange(desk, { others: 1, self: false }).self).toBeNull();
});

test('on a phone the own picture stands upright', () => {
  const { self } = arrange(phone, { others: 1 });
  expect(self?.height).toBeGreaterThan(self?.width ?? 0);
});

test('a share is large; a second one and the people are beside it, the viewer last', () => {
  const { mode, shares, others, self } = arrange(desk, { others: 3, shared: { count: 2, shape: null } });
  expect(mode).toBe('large');
  expect([shares.length, others.length]).toEqual([2, 3]);
  const [large, second] = shares;
  expect(large?.width).toBe(1192);
  for (const place of [...others, self]) expect(place && place.y >= (second?.y ?? 0) && place.x > 1192).toBe(true);
});

test('who is pinned is large, before a share too', () => {
  const pinned = arrange(desk, { others: 4, large: 2 });
  expect(pinned.mode).toBe('large');
  expect(pinned.others[2]?.width).toBe(1192);
  const both = arrange(desk, { others: 2, large: 0, shared: { count: 1, shape: 2 } });
  expect(both.others[0]?.width).toBe(1192);
  expect(both.shares[0]?.x).toBeGreaterThan(1192);
});

test('sixteen fit on a wide stage, six on a phone; whom no page holds is on the next one', () => {
  expect(arrange(desk, { others: 15 }).pages).toBe(1);
  expect(arrange(desk, { others: 16 })).toMatchObject({ pages: 2, perPage: 15 });
  expect(arrange(phone, { others: 9, page: 1 })).toMatchObject({ page: 1, pages: 2, perPage: 5 });
  expect(arrange(phone, { others: 9, page: 7 }).page).toBe(1);
});

const wishes = fc.record({
  others: fc.integer({ min: 0, max: 48 }),
  shared: fc.record({ count: fc.integer({ min: 0, max: 2 }), shape: fc.constantFrom(null, 0.5, 1, 1.6, 2.4) }),
  large: fc.option(fc.integer({ min: 0, max: 60 })),
  self: fc.boolean(),
});
const stages = fc.record({ width: fc.integer({ min: 320, max: 2600 }), height: fc.integer({ min: 240, max: 1600 }) });

const placed = ({ shares, others, self }: Arrangement): TilePlace[] =>
  [...shares, ...others, self].filter((one) => one !== null);

test('for 1 to 49 people and any container from 320×240 each page lies on the stage without overlap, and everybody is on one', () => {
  fc.assert(
    fc.property(stages, wishes, (stage, wish) => {
      const first = arrange(stage, wish);
      const seen = new Map<number, number>();
      for (let page = 0; page < first.pages; page++) {
        const arrangement = arrange(stage, { ...wish, page });
        const tiles = placed(arrangement);
        for (const [index, tile] of tiles.entries()) {
          expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(-0.01);
          expect(tile.x + tile.width).toBeLessThanOrEqual(stage.width + 0.01);
          expect(tile.y + tile.height).toBeLessThanOrEqual(stage.height + 0.01);
          expect(Math.min(tile.width, tile.height)).toBeGreaterThan(24);
          if (arrangement.mode === 'pair') continue;
          for (const other of tiles.slice(index + 1)) {
            const across = Math.max(other.x - (tile.x + tile.width), tile.x - (other.x + other.width));
            const along = Math.max(other.y - (tile.y + tile.height), tile.y - (other.y + other.height));
            expect(Math.max(across, along)).toBeGreaterThanOrEqual(7.99);
          }
        }
        for (const [index, tile] of arrangement.others.entries())
          if (tile !== null) seen.set(index, (seen.get(index) ?? 0) + 1);
      }
      const large = first.mode === 'large' && (wish.large ?? 60) < wish.others ? wish.large : null;
      for (let index = 0; index < wish.others; index++) expect(seen.get(index)).toBe(index === large ? first.pages : 1);
    }),
  );
});

test('beside each other people stand in reading order, the viewer last, and their shape is kept', () => {
  fc.assert(
    fc.property(stages, fc.integer({ min: 2, max: 48 }), (stage, others) => {
      const { others: places, self } = arrange(stage, { others });
      const tiles = [...places, self].filter((one) => one !== null);
      for (const [index, tile] of tiles.entries()) {
        const shape = tile.width / tile.height;
        expect(shape).toBeGreaterThanOrEqual((stage.height > stage.width ? 3 / 4 : 4 / 3) - 0.01);
        expect(shape).toBeLessThanOrEqual(16 / 9 + 0.01);
        const next = tiles[index + 1];
        if (next) expect(next.y > tile.y || (next.y === tile.y && next.x > tile.x)).toBe(true);
      }
    }),
  );
});

test('a stage that was not measured yet has one page, so that nothing moves once it is', () => {
  expect(arrange({ width: 0, height: 0 }, { others: 40 }).pages).toBe(1);
});
