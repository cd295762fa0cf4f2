/** Languages that Parley speaks (BCP 47). */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The first of the wanted languages (as `navigator.languages` lists them) that Parley speaks, else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    const found = languages.find((language) => language === base);
    if (found) return found;
  }
  return 'en';
}

const DEFAULT_REGION: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

/**
 * The regional form of a language in which dates and numbers are written: the person's own (`en-US`) when they have one for this
 * language, else the default one.
 */
export function chooseLocale(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => tag.includes('-') && tag.toLowerCase().startsWith(`${language}-`));
  return own ?? DEFAULT_REGION[language];
}
