/** What `like` and `ilike` take for texts that have these words in one piece somewhere. */
export const patternOf = (words: string): string => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
