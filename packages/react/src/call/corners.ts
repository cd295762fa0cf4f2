import type { Size } from '../hooks/use-size.ts';
import type { TilePlace } from './grid-layout.ts';

/** Where the viewer's own picture lies in a call of two; start and end follow the direction of writing. */
export const CORNERS = ['top-start', 'top-end', 'bottom-end', 'bottom-start'] as const;
export type Corner = (typeof CORNERS)[number];

/** Below this width a stage is a phone's. */
const NARROW = 700;

/** The own picture in a corner of the stage: wide beside a wide stage, upright on a phone. */
export function cornerPlace(stage: Size, corner: Corner): TilePlace {
  const narrow = stage.width < NARROW;
  const width = narrow ? Math.min(104, stage.width * 0.28) : Math.min(256, stage.width * 0.24);
  const height = narrow ? (width * 4) / 3 : (width * 9) / 16;
  const margin = narrow ? 8 : 16;
  return {
    x: corner.endsWith('start') ? margin : stage.width - width - margin,
    y: corner.startsWith('top') ? margin : stage.height - height - margin,
    width,
    height,
  };
}

/** The corner that a tile is let go nearest to. */
export function nearestCorner(stage: Size, { x, y, width, height }: TilePlace): Corner {
  const along = y + height / 2 < stage.height / 2 ? 'top' : 'bottom';
  const across = x + width / 2 < stage.width / 2 ? 'start' : 'end';
  return `${along}-${across}`;
}

/** The corner that an arrow key leads to; the same one at the edge, null for every other key. */
export function cornerByKey(corner: Corner, key: string, rightToLeft: boolean): Corner | null {
  const [along, across] = corner.split('-') as ['top' | 'bottom', 'start' | 'end'];
  switch (key) {
    case 'ArrowUp':
      return `top-${across}`;
    case 'ArrowDown':
      return `bottom-${across}`;
    case 'ArrowLeft':
      return `${along}-${rightToLeft ? 'end' : 'start'}`;
    case 'ArrowRight':
      return `${along}-${rightToLeft ? 'start' : 'end'}`;
    default:
      return null;
  }
}

/** The next corner, clockwise where one writes from left to right. */
export const cornerAfter = (corner: Corner): Corner =>
  CORNERS[(CORNERS.indexOf(corner) + 1) % CORNERS.length] ?? 'bottom-end';

/** The corner as who looks at it would call it. */
export function cornerSeen(corner: Corner, rightToLeft: boolean): `${'top' | 'bottom'}-${'left' | 'right'}` {
  const [along, across] = corner.split('-') as ['top' | 'bottom', 'start' | 'end'];
  return `${along}-${(across === 'start') === rightToLeft ? 'right' : 'left'}`;
}
