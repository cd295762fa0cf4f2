import type { Size } from '../hooks/use-size.ts';
import { layoutTiles, type TilePlace } from './grid-layout.ts';

const GAP = 8;
/** Below this width a stage is a phone's. */
const NARROW = 700;

/** Where everybody is on the stage. */
export interface Arrangement {
  /** `alone`: only the viewer; `pair`: the other fills the stage; `grid`: all beside each other. */
  mode: 'alone' | 'pair' | 'grid';
  /** In the order of the others. */
  others: readonly TilePlace[];
  self: TilePlace;
}

/** Arranges the viewer and `others` people on a stage of that size. */
export function arrange(others: number, stage: Size): Arrangement {
  const whole: TilePlace = { x: 0, y: 0, width: stage.width, height: stage.height };
  if (others === 0) return { mode: 'alone', others: [], self: whole };
  if (others === 1) return { mode: 'pair', others: [whole], self: corner(stage) };
  const places = layoutTiles(others + 1, { ...stage, gap: GAP });
  return { mode: 'grid', others: places.slice(0, -1), self: places.at(-1) ?? whole };
}

/** The viewer's own picture, bottom right: wide beside a wide stage, upright on a phone. */
function corner(stage: Size): TilePlace {
  const narrow = stage.width < NARROW;
  const width = narrow ? Math.min(104, stage.width * 0.28) : Math.min(256, stage.width * 0.24);
  const height = narrow ? (width * 4) / 3 : (width * 9) / 16;
  const margin = narrow ? 8 : 16;
  return { x: stage.width - width - margin, y: stage.height - height - margin, width, height };
}
