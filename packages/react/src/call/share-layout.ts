import type { Size } from '../hooks/use-size.ts';
import { layoutTiles, type TilePlace } from './grid-layout.ts';

const GAP = 8;
/** The strip beside a share: this share of the stage's width, within these pixels. */
const STRIP = { share: 0.2, least: 72, most: 224 } as const;
/** How much of an upright stage's height a share may take; the strip lies under it. */
const ABOVE = { least: 0.36, most: 0.6 } as const;
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
    const large = { x: 0, y: 0, width: width - side - GAP, height };
    return { large, strip: stripOf(count, { x: large.width + GAP, y: 0, width: side, height }, NARROWEST.beside) };
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

const stripOf = (count: number, strip: TilePlace, narrowest: number): TilePlace[] =>
  layoutTiles(count, { width: strip.width, height: strip.height, gap: GAP, narrowest }).map((tile) => ({
    ...tile,
    x: strip.x + tile.x,
    y: strip.y + tile.y,
  }));
