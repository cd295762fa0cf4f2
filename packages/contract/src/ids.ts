import * as z from 'zod/mini';

/** Every kind of id that Parley hands out, and its prefix. One list, so that an id says what it names. */
export const ID_PREFIXES = {
  workspace: 'ws',
  user: 'usr',
  identity: 'idn',
  session: 'ses',
  passkey: 'pky',
  api_key: 'key',
  conference: 'conf',
  participant: 'prt',
  room: 'room',
  booking: 'bkg',
  peer: 'peer',
  message: 'msg',
  fact: 'fct',
  mail: 'mail',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** An opaque id: `{prefix}_` and 26 characters of Crockford base32 of a UUIDv7, lower case, sortable by time. */
export type Id<K extends IdKind> = `${(typeof ID_PREFIXES)[K]}_${string}`;

/** Schema of the ids of one kind. An id never grants anything by itself. */
export const id = <K extends IdKind>(kind: K) =>
  z.string().check(z.regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`))) as unknown as z.ZodMiniType<
    Id<K>,
    Id<K>
  >;
