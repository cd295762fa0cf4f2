/** How a call was, for who was in it. */
export const CALL_RATINGS = ['good', 'fair', 'poor'] as const;
export type CallRating = (typeof CALL_RATINGS)[number];
