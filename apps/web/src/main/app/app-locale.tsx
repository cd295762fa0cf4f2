import { type Catalogue, chooseLanguage, type Language, loadAppCatalogue } from '@parley/locales';
import { LocaleProvider } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { meQuery } from './queries.ts';

const STORED = 'parley.language';

/** The language to begin with: the one of the last visit, else one that the browser wants. */
export function firstLanguage(): Language {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    // Storage can be forbidden; then the browser's wish decides.
  }
  return chooseLanguage([...(stored ? [stored] : []), ...navigator.languages]);
}

interface Words {
  language: Language;
  catalogue: Catalogue;
}

/** Follows the language and zone of the signed-in person. The words on the page stay until the new ones are there. */
export function AppLocale({ first, children }: { first: Words; children: ReactNode }) {
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const [words, setWords] = useState(first);
  const wanted = me?.language ?? words.language;

  useEffect(() => {
    let current = true;
    if (wanted !== words.language) {
      void loadAppCatalogue(wanted).then((catalogue) => current && setWords({ language: wanted, catalogue }));
    }
    return () => {
      current = false;
    };
  }, [wanted, words.language]);

  useEffect(() => {
    document.documentElement.lang = words.language;
    try {
      localStorage.setItem(STORED, words.language);
    } catch {
      // See above.
    }
  }, [words.language]);

  return (
    <LocaleProvider language={words.language} catalogue={words.catalogue} timeZone={me?.timeZone}>
      {children}
    </LocaleProvider>
  );
}
