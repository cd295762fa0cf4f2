import type { Size } from '../hooks/use-size.ts';
import { type Corner, cornerPlace } from './corners.ts';
import { layoutTiles, type TilePlace } from './grid-layout.ts';
import { layoutShare } from './share-layout.ts';

const GAP = 8;
/** Below this width a stage is a phone's. */
const NARROW = 700;
/** Most screens, until the share's own shape is known; and a person who is shown large, who may be upright. */
const SCREEN = 16 / 9;
const PERSON = 1;

/** Most tiles at a time: beside each other, and in a strip. */
const MOST = { grid: { wide: 16, narrow: 6 }, strip: { wide: 8, narrow: 6 } } as const;
/** A tile below this size, in pixels, shows nobody any more. */
const READABLE = { width: 88, height: 56 } as const;

/** What others share: how many screens, and the shape (width divided by height) of the large one where it is known. */
export interface Shared {
  count: number;
  shape: number | null;
}

/** What is to be seen, and how the viewer wants it. */
export interface StageWish {
  /** How many others there are. */
  others: number;
  shared?: Shared;
  /** Which of the others is shown large; null: nobody. */
  large?: number | null;
  /** Whether the viewer sees themselves. */
  self?: boolean;
  /** Where, in a call of two. */
  corner?: Corner;
  /** From 0; one that is not there any more is the last. */
  page?: number;
}

/** Where everything is on the stage. */
export interface Arrangement {
  /** `alone`: only the viewer; `pair`: the other fills the stage; `grid`: all beside each other; `large`: a screen or a person, the rest beside it. */
  mode: 'alone' | 'pair' | 'grid' | 'large';
  /** In the order of the shares. Null: on another page. */
  shares: readonly (TilePlace | null)[];
  /** In the order of the others. Null: on another page. */
  others: readonly (TilePlace | null)[];
  /** Null: not to be seen. */
  self: TilePlace | null;
  page: number;
  pages: number;
  /** How many of the others and the shares one page holds, beside the large one. */
  perPage: number;
}

/** Arranges the viewer, the others and what they share on a stage of that size. */
export function arrange(stage: Size, wish: StageWish): Arrangement {
  const { others, shared = { count: 0, shape: null }, self = true, corner = 'bottom-end' } = wish;
  const whole: TilePlace = { x: 0, y: 0, width: stage.width, height: stage.height };
  const single = { shares: [], page: 0, pages: 1, perPage: 1 };
  if (shared.count === 0 && others === 0) return { ...single, mode: 'alone', others: [], self: whole };
  if (shared.count === 0 && others === 1) {
    return { ...single, mode: 'pair', others: [whole], self: self ? cornerPlace(stage, corner) : null };
  }

  const everything = Array.from({ length: shared.count + others }, (_, index) => index);
  const large = largeOne(wish.large ?? null, others, shared.count);
  const beside = everything.filter((index) => index !== large);
  const own = self ? 1 : 0;
  const shape = large === null || large >= shared.count ? PERSON : (shared.shape ?? SCREEN);
  const layout = (count: number) => place(count, stage, large === null ? null : shape);
  const perPage = Math.max(1, capacity(beside.length + own, stage, large !== null, layout) - own);
  const pages = Math.max(1, Math.ceil(beside.length / perPage));
  const page = Math.min(Math.max(0, wish.page ?? 0), pages - 1);
  const shown = beside.slice(page * perPage, (page + 1) * perPage);
  const { first, tiles } = layout(shown.length + own);

  const places: (TilePlace | null)[] = everything.map(() => null);
  if (large !== null) places[large] = first;
  for (const [index, which] of shown.entries()) places[which] = tiles[index] ?? null;
  return {
    mode: large === null ? 'grid' : 'large',
    shares: places.slice(0, shared.count),
    others: places.slice(shared.count),
    self: self ? (tiles.at(-1) ?? null) : null,
    page,
    pages,
    perPage,
  };
}

/** Which is large, counted through shares and then people: the person who was asked for, else the first screen. */
function largeOne(person: number | null, others: number, shares: number): number | null {
  if (person !== null && person >= 0 && person < others) return shares + person;
  return shares > 0 ? 0 : null;
}

/** Tiles of a page: beside each other, or `first` large with the rest in a strip. */
function place(
  count: number,
  stage: Size,
  shape: number | null,
): { first: TilePlace | null; tiles: readonly TilePlace[] } {
  if (shape === null) return { first: null, tiles: layoutTiles(count, { ...stage, gap: GAP }) };
  const { large, strip } = layoutShare(count, stage, shape);
  return { first: large, tiles: strip };
}

/** How many tiles of `wanted` can be seen at a time and still show faces; all of them on a stage that was not measured yet. */
function capacity(
  wanted: number,
  stage: Size,
  strip: boolean,
  layout: (count: number) => { tiles: readonly TilePlace[] },
): number {
  if (stage.width === 0 || stage.height === 0) return wanted;
  const most = MOST[strip ? 'strip' : 'grid'][stage.width < NARROW ? 'narrow' : 'wide'];
  for (let count = Math.min(wanted, most); count > 1; count--) {
    const fits = layout(count).tiles.every(({ width, height }) => width >= READABLE.width && height >= READABLE.height);
    if (fits) return count;
  }
  return 1;
}
