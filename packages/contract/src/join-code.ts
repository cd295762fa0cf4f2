import * as z from 'zod/mini';

/** The code in a conference's link: ten letters as `abc-defg-hij`. Capitals, spaces and missing hyphens are forgiven. */
export const joinCode = z.pipe(
  z.string().check(z.maxLength(40)),
  z.transform((text) => {
    const letters = text.toLowerCase().replace(/[^a-z]/g, '');
    return letters.length === 10 ? `${letters.slice(0, 3)}-${letters.slice(3, 7)}-${letters.slice(7)}` : text;
  }),
);
