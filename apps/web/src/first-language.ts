import { chooseLanguage, type Language } from '@parley/locales';

/** Where every page of this server keeps the language of the last visit. */
export const STORED_LANGUAGE = 'parley.language';

/** The language to begin with: the one of the last visit, else one that the browser wants. */
export function firstLanguage(): Language {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED_LANGUAGE);
  } catch {
    // Storage can be forbidden; then the browser's wish decides.
  }
  return chooseLanguage([...(stored === null ? [] : [stored]), ...navigator.languages]);
}
