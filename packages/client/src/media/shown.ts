/** How large somebody's pictures are shown, as heights in device pixels: 0 where out of sight, null where not said: in full. */
export interface Shown {
  video: number | null;
  screen: number | null;
}

/** Nothing was said: everything is wanted in full. */
export const SHOWN_IN_FULL: Shown = { video: null, screen: null };
