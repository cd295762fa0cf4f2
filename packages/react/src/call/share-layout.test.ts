import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TilePlace } from './grid-layout.ts';
import { layoutShare } from './share-layout.ts';

const stages = fc.record({
  width: fc.integer({ min: 320, max: 2600 }),
  height: fc.integer({ min: 240, max: 1600 }),
});
const counts = fc.integer({ min: 1, max: 11 });
const shapes = fc.double({ min: 0.4, max: 3.6, noNaN: true });
const area = ({ width, height }: TilePlace) => width * height;

test('share and people lie on the stage, apart from each other, from 320×240 on and up to ten people', () => {
  fc.assert(
    fc.property(stages, counts, shapes, (stage, count, shape) => {
      const { large, strip } = layoutShare(count, stage, shape);
      expect(strip).toHaveLength(count);
      const tiles = [large, ...strip];
      for (const [index, tile] of tiles.entries()) {
        expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(-0.01);
        expect(Math.min(tile.width, tile.height)).toBeGreaterThan(12);
        expect(tile.x + tile.width).toBeLessThanOrEqual(stage.width + 0.01);
        expect(tile.y + tile.height).toBeLessThanOrEqual(stage.height + 0.01);
        for (const other of tiles.slice(index + 1)) {
          const across = Math.max(other.x - (tile.x + tile.width), tile.x - (other.x + other.width));
          const along = Math.max(other.y - (tile.y + tile.height), tile.y - (other.y + other.height));
          expect(Math.max(across, along)).toBeGreaterThanOrEqual(7.99);
        }
      }
    }),
  );
});

test('no face is larger than the share', () => {
  fc.assert(
    fc.property(stages, counts, shapes, (stage, count, shape) => {
      const { large, strip } = layoutShare(count, stage, shape);
      for (const tile of strip) expect(area(large)).toBeGreaterThanOrEqual(area(tile));
    }),
  );
});

test('a wide stage has its strip at the side, a phone under the share, which is as high as its shape', () => {
  const desk = layoutShare(4, { width: 1424, height: 804 }, 16 / 9);
  expect(desk.large).toEqual({ x: 0, y: 0, width: 1192, height: 804 });
  expect(desk.strip.every((tile) => tile.x >= 1200)).toBe(true);
  const phone = layoutShare(4, { width: 374, height: 748 }, 4 / 3);
  expect(phone.large).toEqual({ x: 0, y: 0, width: 374, height: 280.5 });
  expect(phone.strip.every((tile) => tile.y >= 288)).toBe(true);
});

test('all faces are of one size, and as many as fit stand under each other at the side', () => {
  fc.assert(
    fc.property(stages, counts, shapes, (stage, count, shape) => {
      const { strip } = layoutShare(count, stage, shape);
      expect(new Set(strip.map(({ width, height }) => `${width} ${height}`)).size).toBe(1);
    }),
  );
  const { strip } = layoutShare(4, { width: 624, height: 264 }, 16 / 9);
  expect(new Set(strip.map((tile) => tile.x)).size).toBe(1);
});

test('what many small faces leave of their column is the share’s', () => {
  const stage = { width: 1424, height: 772 };
  const { large, strip } = layoutShare(8, stage, 16 / 9);
  expect(strip.map(({ x }) => Math.round(x - large.width))).toEqual(strip.map(() => 8));
  expect(strip.every(({ x, width }) => Math.round(x + width) === stage.width)).toBe(true);
});

test('with nobody in the strip the share has the stage', () => {
  const stage = { width: 800, height: 600 };
  expect(layoutShare(0, stage, 1)).toEqual({ large: { x: 0, y: 0, ...stage }, strip: [] });
});
