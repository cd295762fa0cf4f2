/** Share of a picture's width that may be cut off: people sit in the middle of it. */
const SIDES = 0.75;
/** Share of its height: people's heads are at the top of it. */
const TOP_AND_BOTTOM = 0.45;

/**
 * Whether a picture fills its tile, cut at the edges, or is shown whole. `picture` and `tile` are width divided by height.
 * An upright phone picture on a wide tile would lose the face.
 */
export function videoFit(picture: number, tile: number): 'cover' | 'contain' {
  if (picture > tile) return 1 - tile / picture > SIDES ? 'contain' : 'cover';
  return 1 - picture / tile > TOP_AND_BOTTOM ? 'contain' : 'cover';
}
