import { type Language, languages } from '@parley/locales';
import type { LanguageChoice } from '@parley/react/call';
import { STORED_LANGUAGE } from '../first-language.ts';

const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** The languages of this page, by their own names; what is chosen holds at once and at the next visit. */
export const languageChoice = (value: Language, speak: (language: Language) => void): LanguageChoice => ({
  value,
  choices: languages.map((language) => ({ value: language, label: NAMES[language] })),
  onChange(wanted) {
    const language = languages.find((one) => one === wanted);
    if (language === undefined) return;
    try {
      localStorage.setItem(STORED_LANGUAGE, language);
    } catch {
      // Where storage is forbidden it holds for this visit.
    }
    speak(language);
  },
});
