import type { CSSProperties } from 'react';
import type { TilePlace } from './grid-layout.ts';

/** Puts a tile where it belongs. Its type grows with it: initials are as large as a face would be. */
export const tileStyle = ({ x, y, width, height }: TilePlace): CSSProperties => ({
  insetInlineStart: x,
  insetBlockStart: y,
  inlineSize: width,
  blockSize: height,
  fontSize: Math.max(14, Math.min(52, Math.min(width, height) / 6)),
});
