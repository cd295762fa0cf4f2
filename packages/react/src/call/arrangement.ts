import type { Size } from '../hooks/use-size.ts';
import { layoutTiles, type TilePlace } from './grid-layout.ts';
import { layoutShare } from './share-layout.ts';

const GAP = 8;
/** Below this width a stage is a phone's. */
const NARROW = 700;
/** Most screens, until the share's own shape is known. */
const SCREEN = 16 / 9;

/** What others share: how many screens, and the shape (width divided by height) of the large one where it is known. */
export interface Shared {
  count: number;
  shape: number | null;
}

/** Where everything is on the stage. */
export interface Arrangement {
  /** `alone`: only the viewer; `pair`: the other fills the stage; `grid`: all beside each other; `share`: a screen with people beside it. */
  mode: 'alone' | 'pair' | 'grid' | 'share';
  /** In the order of the shares; the first is the large one. */
  shares: readonly TilePlace[];
  /** In the order of the others. */
  others: readonly TilePlace[];
  self: TilePlace;
}

/** Arranges the viewer, `others` people and what they share on a stage of that size. */
export function arrange(others: number, stage: Size, shared: Shared = { count: 0, shape: null }): Arrangement {
  const whole: TilePlace = { x: 0, y: 0, width: stage.width, height: stage.height };
  if (shared.count > 0) {
    const { large, strip } = layoutShare(shared.count + others, stage, shared.shape ?? SCREEN);
    const people = strip.slice(shared.count - 1);
    const shares = [large, ...strip.slice(0, shared.count - 1)];
    return { mode: 'share', shares, others: people.slice(0, -1), self: people.at(-1) ?? whole };
  }
  if (others === 0) return { mode: 'alone', shares: [], others: [], self: whole };
  if (others === 1) return { mode: 'pair', shares: [], others: [whole], self: corner(stage) };
  const places = layoutTiles(others + 1, { ...stage, gap: GAP });
  return { mode: 'grid', shares: [], others: places.slice(0, -1), self: places.at(-1) ?? whole };
}

/** The viewer's own picture, bottom right: wide beside a wide stage, upright on a phone. */
function corner(stage: Size): TilePlace {
  const narrow = stage.width < NARROW;
  const width = narrow ? Math.min(104, stage.width * 0.28) : Math.min(256, stage.width * 0.24);
  const height = narrow ? (width * 4) / 3 : (width * 9) / 16;
  const margin = narrow ? 8 : 16;
  return { x: stage.width - width - margin, y: stage.height - height - margin, width, height };
}
