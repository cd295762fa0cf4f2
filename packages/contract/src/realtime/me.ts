import * as z from 'zod/mini';
import { errorBody } from '../error-body.ts';
import { id } from '../ids.ts';

/** The Socket.IO namespace in which a signed-in person's pages hear that something changed (docs/protocol.md, U). */
export const ME_NAMESPACE = '/me';
/** Version of what is spoken there, and the oldest that the server still understands. */
export const ME_VERSION = 1;
export const OLDEST_ME_VERSION = 1;

export const ME_LIMITS = {
  /** Connections of one person to one node: pages, on all their devices. */
  connections: 20,
  /** Changes in one message; of more, only `everything` is told. */
  changes: 50,
  rates: { me_probe: { burst: 10, perSecond: 2 } },
} as const;

/** What a connection opens with. Without a token the browser's session cookie says who it is. */
export const meHandshake = z.object({
  protocol: z.int(),
  token: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
});
export type MeHandshake = z.infer<typeof meHandshake>;

/** What may happen to a conference, as far as its people's pages show it. */
export const CONFERENCE_CHANGES = [
  'created',
  /** Its title, times, settings, host … */
  'updated',
  'started',
  'ended',
  'cancelled',
  'deleted',
  /** This person has a part in it from now on, or none any more. */
  'added',
  'removed',
  /** Others have, or have another role. */
  'participants',
  /** Somebody came in or left. */
  'presence',
] as const;

/** That something is another, never what it is now: that is read by REST, where rights are checked. */
export const meChange = z.discriminatedUnion('kind', [
  /** What changed meanwhile is not known, or too much did: whatever is shown has to be read again. */
  z.strictObject({ kind: z.literal('everything') }),
  z.strictObject({
    kind: z.literal('conference'),
    conference_id: id('conference'),
    change: z.enum(CONFERENCE_CHANGES),
  }),
  /** The person's own name, picture, language … */
  z.strictObject({ kind: z.literal('profile') }),
  /** Where they are signed in. */
  z.strictObject({ kind: z.literal('sessions') }),
]);
export type MeChange = z.infer<typeof meChange>;

/** Client → server, acknowledged as in a room. */
export const ME_CLIENT_MESSAGES = {
  /** Is anybody there? */
  me_probe: z.strictObject({}),
} as const;

/** Server → client. */
export const ME_SERVER_MESSAGES = {
  me_changed: z.strictObject({ changes: z.array(meChange).check(z.minLength(1), z.maxLength(ME_LIMITS.changes)) }),
  /** The connection is of no more use; the code says why. */
  me_error: errorBody,
  /** Come back after so many milliseconds: this server stops, or wants to know anew who it is. */
  me_reconnect: z.strictObject({ after_ms: z.int().check(z.minimum(0)) }),
} as const;

export type MeClientMessageName = keyof typeof ME_CLIENT_MESSAGES;
export type MeClientMessages = { [N in MeClientMessageName]: z.infer<(typeof ME_CLIENT_MESSAGES)[N]> };

export type MeServerMessageName = keyof typeof ME_SERVER_MESSAGES;
export type MeServerMessage<N extends MeServerMessageName> = z.infer<(typeof ME_SERVER_MESSAGES)[N]>;
