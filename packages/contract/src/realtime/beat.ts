import * as z from 'zod/mini';

/** Greatest length of a beat on the wire, in characters; longer ones are not read. */
export const BEAT_LENGTH = 512;
/** Milliseconds between two beats of a page that is seen. */
export const BEAT_EVERY = 300;

/** Height of a picture on a screen, in device pixels: 0 where it is not seen, null where nothing was said. */
const height = z.nullable(z.int().check(z.minimum(0), z.maximum(16_384)));

/**
 * What two ends of a media path tell each other on its data channel `beat`, over and over: the last one counts, and its coming shows
 * that the path lives. Fields that are not known are left out, so that a later version may say more (rules W).
 */
export const beat = z.object({
  /** Counts the beats of a connection from 1. */
  n: z.int().check(z.minimum(1)),
  /** The sender's page is hidden, so that its timers may be slow. */
  hidden: z.boolean(),
  /** How large the sender shows the receiver's own pictures. */
  shown: z.object({ video: height, screen: height }),
});
export type Beat = z.infer<typeof beat>;
