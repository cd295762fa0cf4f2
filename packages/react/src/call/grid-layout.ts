/** Where a tile goes on the stage, in pixels from its top left corner. */
export interface TilePlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Stage {
  width: number;
  height: number;
  /** Pixels between tiles. */
  gap: number;
}

/** So many times the area of another is hardly seen to be larger. */
const ALIKE = 1.15;

/** Narrowest and widest tile, as width divided by height. On an upright stage tiles may stand upright too. */
export const tileAspects = (stage: Stage): { narrowest: number; widest: number } => ({
  narrowest: stage.height > stage.width ? 3 / 4 : 4 / 3,
  widest: 16 / 9,
});

/**
 * Places `count` tiles in rows that fill the stage as well as their shape allows, in reading order. Of all ways to break
 * them into rows it takes the one that shows people largest (the sum of the tiles' sizes, as the side of a square of the
 * same area). A row with fewer tiles comes first where its tiles are larger, and last where they are not: who comes or goes then
 * moves nobody in the rows above.
 */
export function layoutTiles(count: number, stage: Stage): TilePlace[] {
  if (count < 1 || stage.width <= 0 || stage.height <= 0) return [];
  let best: { size: number; places: TilePlace[] } | null = null;
  for (let rows = 1; rows <= count; rows++) {
    const sizes = rowSizes(count, rows);
    const larger = placeRows(sizes, stage);
    const places = areAlike(larger) ? placeRows(sizes.toReversed(), stage) : larger;
    const size = sizeOf(places);
    if (best === null || size > best.size + 1) best = { size, places };
  }
  return best?.places ?? [];
}

const sizeOf = (places: readonly TilePlace[]): number =>
  places.reduce((sum, place) => sum + Math.sqrt(place.width * place.height), 0);

/** Whether the largest is hardly larger than the smallest. */
function areAlike(places: readonly TilePlace[]): boolean {
  const areas = places.map(({ width, height }) => width * height);
  return Math.max(...areas) <= ALIKE * Math.min(...areas);
}

/** How many tiles each row holds: as even as it goes, the shorter rows first. */
function rowSizes(count: number, rows: number): number[] {
  const base = Math.floor(count / rows);
  const longer = count % rows;
  return Array.from({ length: rows }, (_, row) => (row < rows - longer ? base : base + 1));
}

function placeRows(sizes: readonly number[], stage: Stage): TilePlace[] {
  const { narrowest, widest } = tileAspects(stage);
  const fullWidths = sizes.map((tiles) => Math.max(0, (stage.width - stage.gap * (tiles - 1)) / tiles));
  const tallest = fullWidths.map((width) => width / narrowest);
  const free = Math.max(0, stage.height - stage.gap * (sizes.length - 1));
  const target = commonHeight(tallest, free);
  const heights = tallest.map((height) => Math.min(height, target));

  const used = heights.reduce((sum, height) => sum + height, 0) + stage.gap * (sizes.length - 1);
  const places: TilePlace[] = [];
  let y = (stage.height - used) / 2;
  for (const [row, tiles] of sizes.entries()) {
    const height = heights[row] ?? 0;
    const width = Math.min(fullWidths[row] ?? 0, height * widest);
    const start = (stage.width - width * tiles - stage.gap * (tiles - 1)) / 2;
    for (let column = 0; column < tiles; column++) {
      places.push({ x: start + column * (width + stage.gap), y, width, height });
    }
    y += height + stage.gap;
  }
  return places;
}

/** The greatest height that all rows can have together, where no row grows past its own `limits` entry. */
function commonHeight(limits: readonly number[], free: number): number {
  let left = free;
  const ascending = [...limits].sort((a, b) => a - b);
  for (const [index, limit] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (limit >= share) return share;
    left -= limit;
  }
  return Number.POSITIVE_INFINITY;
}
