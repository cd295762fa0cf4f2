import * as z from 'zod/mini';

/** What somebody may show for a moment without a word. */
export const REACTIONS = ['thumbs_up', 'heart', 'laugh', 'celebrate', 'idea', 'thanks'] as const;
export type Reaction = (typeof REACTIONS)[number];

export const reaction = z.enum(REACTIONS);
