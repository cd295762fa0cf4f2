import { type Catalogue, type Language, loadAppCatalogue } from '@parley/locales';
import { LocaleProvider } from '@parley/react/parts';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { STORED_LANGUAGE } from '../../first-language.ts';
import { meQuery } from './queries.ts';

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
      localStorage.setItem(STORED_LANGUAGE, words.language);
    } catch {
      // Then the browser's wish decides next time.
    }
  }, [words.language]);

  return (
    <LocaleProvider language={words.language} catalogue={words.catalogue} timeZone={me?.timeZone}>
      {children}
    </LocaleProvider>
  );
}
