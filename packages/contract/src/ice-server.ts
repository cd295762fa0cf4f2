import * as z from 'zod/mini';

/** One entry of the `iceServers` of an `RTCConfiguration`, word for word. */
export const iceServer = z.strictObject({
  urls: z.union([z.string(), z.array(z.string())]),
  username: z.optional(z.string()),
  credential: z.optional(z.string()),
});
export type IceServer = z.infer<typeof iceServer>;
