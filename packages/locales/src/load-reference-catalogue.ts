import type { ReferenceMessages } from './catalogue.ts';
import type { Language } from './language.ts';

// Apart from the other catalogues: the page of a link would carry the names of these files.
const REFERENCE = {
  de: () => import('./de/developer.ts').then((module) => module.developer),
  en: () => import('./en/developer.ts').then((module) => module.developer),
} satisfies Record<Language, unknown>;

/** Loads the messages of the API reference in one language. */
export const loadReferenceCatalogue = (language: Language): Promise<Record<keyof ReferenceMessages, string>> =>
  REFERENCE[language]();
