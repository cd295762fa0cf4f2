import type { Size } from '../hooks/use-size.ts';
import type { TilePlace } from './grid-layout.ts';

const GAP = 8;
/** The strip beside a share: this share of the stage's width, within these pixels. */
const STRIP = { share: 0.2, least: 72, most: 224 } as const;
/** How much of an upright stage's height a share may take; the strip lies under it. */
const ABOVE = { least: 0.36, most: 0.6 } as const;
/** Most screens and cameras: no face is wider. */
const SCREEN = 16 / 9;
/** Width divided by height of the narrowest face: at the side they are flat, so that many fit; on a phone two stand in a row. */
const NARROWEST = { beside: 1.2, under: 0.75 } as const;

/** Where a shared screen and the people beside it are. */
export interface ShareLayout {
  /** The share itself. */
  large: TilePlace;
  /** People, and what else is shared. */
  strip: readonly TilePlace[];
}

/**
 * A shared screen as large as it goes, and `count` tiles in a strip: at the side of a wide stage, under the share on an upright
 * one. `shape` is the share's width divided by its height.
 */
export function layoutShare(count: number, stage: Size, shape: number): ShareLayout {
  const { width, height } = stage;
  if (count < 1) return { large: { x: 0, y: 0, width, height }, strip: [] };
  if (width > height) {
    const side = Math.min(STRIP.most, Math.max(STRIP.least, width * STRIP.share));
    const strip = stripOf(count, { x: width - side, y: 0, width: side, height }, NARROWEST.beside);
    // Many people are small, and what they leave of their column is the share's.
    const free = Math.min(...strip.map(({ x }) => x)) - (width - side);
    const moved = strip.map((tile) => ({ ...tile, x: tile.x + free }));
    return { large: { x: 0, y: 0, width: width - side - GAP + 2 * free, height }, strip: moved };
  }
  const tall = Math.min(height * ABOVE.most, Math.max(height * ABOVE.least, width / shape));
  const large = { x: 0, y: 0, width, height: tall };
  const rest = height - tall - GAP;
  const strip = stripOf(count, { x: 0, y: tall + GAP, width, height: rest }, NARROWEST.under);
  const largest = Math.max(...strip.map((tile) => tile.width * tile.height));
  // Few people would have more of the stage than what they look at.
  if (largest <= width * tall) return { large, strip };
  return {
    large,
    strip: stripOf(count, { x: 0, y: tall + GAP, width, height: Math.min(rest, tall) }, NARROWEST.under),
  };
}

/** Tiles of one size, in as many columns as make them largest; what is missing in the last row is left out evenly. */
function stripOf(count: number, strip: TilePlace, narrowest: number): TilePlace[] {
  let best = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const widest = Math.max(0, (strip.width - GAP * (columns - 1)) / columns);
    const height = Math.min(Math.max(0, (strip.height - GAP * (rows - 1)) / rows), widest / narrowest);
    const width = Math.min(widest, height * SCREEN);
    if (width * height > best.width * best.height) best = { columns, width, height };
  }
  const { columns, width, height } = best;
  const rows = Math.ceil(count / columns);
  const top = strip.y + (strip.height - rows * height - (rows - 1) * GAP) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = strip.x + (strip.width - inRow * width - (inRow - 1) * GAP) / 2;
    return { x: start + (index % columns) * (width + GAP), y: top + row * (height + GAP), width, height };
  });
}
