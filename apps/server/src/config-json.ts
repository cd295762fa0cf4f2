import * as z from 'zod/mini';

/** A variable that is written as JSON. What is none stays the text, which the schema behind it then refuses in its own words. */
export const fromJson = z.pipe(
  z.string(),
  z.transform((text): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }),
);
