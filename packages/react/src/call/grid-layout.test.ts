import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutTiles, tileAspects } from './grid-layout.ts';

const stages = fc.record({
  width: fc.integer({ min: 240, max: 2600 }),
  height: fc.integer({ min: 200, max: 1600 }),
  gap: fc.constant(8),
});
const counts = fc.integer({ min: 1, max: 49 });

test('every tile lies on the stage, keeps its shape and its distance from the others', () => {
  fc.assert(
    fc.property(stages, counts, (stage, count) => {
      const tiles = layoutTiles(count, stage);
      const { narrowest, widest } = tileAspects(stage);
      expect(tiles).toHaveLength(count);
      for (const [index, tile] of tiles.entries()) {
        expect(tile.x).toBeGreaterThanOrEqual(-0.01);
        expect(tile.y).toBeGreaterThanOrEqual(-0.01);
        expect(tile.x + tile.width).toBeLessThanOrEqual(stage.width + 0.01);
        expect(tile.y + tile.height).toBeLessThanOrEqual(stage.height + 0.01);
        expect(tile.width / tile.height).toBeGreaterThanOrEqual(narrowest - 0.01);
        expect(tile.width / tile.height).toBeLessThanOrEqual(widest + 0.01);
        for (const other of tiles.slice(index + 1)) {
          const across = Math.max(other.x - (tile.x + tile.width), tile.x - (other.x + other.width));
          const along = Math.max(other.y - (tile.y + tile.height), tile.y - (other.y + other.height));
          expect(Math.max(across, along)).toBeGreaterThanOrEqual(stage.gap - 0.01);
        }
      }
    }),
  );
});

test('tiles come in reading order', () => {
  fc.assert(
    fc.property(stages, counts, (stage, count) => {
      const tiles = layoutTiles(count, stage);
      for (const [index, tile] of tiles.entries()) {
        const next = tiles[index + 1];
        if (next) expect(next.y > tile.y || (next.y === tile.y && next.x > tile.x)).toBe(true);
      }
    }),
  );
});

test('no grid of equal tiles shows people larger', () => {
  fc.assert(
    fc.property(stages, counts, (stage, count) => {
      const { widest } = tileAspects(stage);
      const size = layoutTiles(count, stage).reduce((sum, tile) => sum + Math.sqrt(tile.width * tile.height), 0);
      for (let columns = 1; columns <= count; columns++) {
        const rows = Math.ceil(count / columns);
        const byWidth = (stage.width - stage.gap * (columns - 1)) / columns;
        const byHeight = ((stage.height - stage.gap * (rows - 1)) / rows) * widest;
        const width = Math.max(0, Math.min(byWidth, byHeight));
        expect(size).toBeGreaterThanOrEqual(count * (width / Math.sqrt(widest)) - count);
      }
    }),
  );
});

const rowsOf = (count: number, width: number, height: number) => {
  const rows = Map.groupBy(layoutTiles(count, { width, height, gap: 8 }), (tile) => Math.round(tile.y));
  return [...rows.values()].map((row) => row.length);
};

test('five on a wide stage stand two over three, on a phone one over two over two', () => {
  expect(rowsOf(5, 1055, 812)).toEqual([2, 3]);
  expect(rowsOf(5, 374, 748)).toEqual([1, 2, 2]);
});

test('the row with fewer is the last where its tiles are no larger, and a fourth moves only the third', () => {
  expect(rowsOf(3, 1424, 804)).toEqual([2, 1]);
  expect(rowsOf(8, 1424, 804)).toEqual([3, 3, 2]);
  const three = layoutTiles(3, { width: 1424, height: 804, gap: 8 });
  const four = layoutTiles(4, { width: 1424, height: 804, gap: 8 });
  expect(four.slice(0, 2).map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual(
    three.slice(0, 2).map(({ x, y }) => [Math.round(x), Math.round(y)]),
  );
});

test('without room or people there is nothing to place', () => {
  expect(layoutTiles(0, { width: 800, height: 600, gap: 8 })).toEqual([]);
  expect(layoutTiles(3, { width: 0, height: 0, gap: 8 })).toEqual([]);
});
