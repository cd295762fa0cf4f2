import * as z from 'zod/mini';

/** An IANA time zone that this machine knows, such as `Europe/Berlin`. */
export const timeZone = z.string().check(
  z.maxLength(64),
  z.refine((name) => {
    try {
      return !/^[+-]/.test(name) && Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'Is not a known time zone'),
);

/** Languages that Parley speaks (BCP 47). */
export const LANGUAGES = ['en', 'de'] as const;
export const language = z.enum(LANGUAGES);
export type Language = (typeof LANGUAGES)[number];

export const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

/** What lists take: how many, and where to go on. */
export const pageQuery = {
  limit: z
    .optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)))
    .check(z.describe('How many at most. Default 20.')),
  cursor: z
    .optional(z.string().check(z.maxLength(200)))
    .check(z.describe('The `nextCursor` of the page before: where to go on.')),
};

/** What lists answer. `nextCursor` is null on the last page. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z
      .nullable(z.string())
      .check(z.describe('Send it as `cursor` for the next page; null on the last one.')),
  });
