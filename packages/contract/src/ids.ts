import * as z from 'zod/mini';

/** Every kind of id that Parley hands out, and its prefix. One list, so that an id says what it names. */
export const ID_PREFIXES = {
  workspace: 'ws',
  user: 'usr',
  identity: 'idn',
  session: 'ses',
  conference: 'conf',
  participant: 'prt',
  room: 'room',
  peer: 'peer',
  message: 'msg',
  fact: 'fct',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** An opaque id: `{prefix}_` and 26 characters of Crockford base32 of a UUIDv7, lower case, sortable by time. */
export type Id<K extends IdKind> = `${(typeof ID_PREFIXES)[K]}_${string}`;

const BODY = '[0-9a-hjkmnp-tv-z]{26}';

/** Schema of the ids of one kind. An id never grants anything by itself. */
export const id = <K extends IdKind>(kind: K) =>
  z.templateLiteral([`${ID_PREFIXES[kind]}_`, z.string().check(z.regex(new RegExp(`^${BODY}$`)))]) as z.ZodMiniType<
    Id<K>,
    Id<K>
  >;

/** The code in a conference's link: ten letters as `abc-defg-hij`. Capitals, spaces and missing hyphens are forgiven. */
export const joinCode = z.pipe(
  z.string().check(z.maxLength(40)),
  z.transform((text) => {
    const letters = text.toLowerCase().replace(/[^a-z]/g, '');
    return letters.length === 10 ? `${letters.slice(0, 3)}-${letters.slice(3, 7)}-${letters.slice(7)}` : text;
  }),
);
