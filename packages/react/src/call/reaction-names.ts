import type { Reaction } from '@parley/client';

/** Names of the reactions, in the order in which they are offered. */
export const REACTION_NAMES = {
  thumbs_up: 'room.reactThumbsUp',
  heart: 'room.reactHeart',
  laugh: 'room.reactLaugh',
  celebrate: 'room.reactCelebrate',
  idea: 'room.reactIdea',
  thanks: 'room.reactThanks',
} as const satisfies Record<Reaction, string>;
