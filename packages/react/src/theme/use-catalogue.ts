import { type Catalogue, type Language, loadMeetingCatalogue } from '@parley/locales';
import { useEffect, useMemo, useState } from 'react';

/** The texts to show: those given, or else loaded ones, with the host's own in their place. Null until they are there. */
export function useCatalogue(
  language: Language,
  given: Catalogue | undefined,
  strings: Catalogue | undefined,
): Catalogue | null {
  const [loaded, setLoaded] = useState<{ language: Language; catalogue: Catalogue } | null>(null);
  const missing = given === undefined;
  useEffect(() => {
    if (!missing) return undefined;
    let wanted = true;
    loadMeetingCatalogue(language).then(
      (catalogue) => wanted && setLoaded({ language, catalogue }),
      // Without its texts nothing can be shown; the ids of messages are better than an empty page.
      () => wanted && setLoaded({ language, catalogue: {} }),
    );
    return () => {
      wanted = false;
    };
  }, [language, missing]);
  const base = given ?? (loaded?.language === language ? loaded.catalogue : null);
  return useMemo(
    () => (base === null ? null : strings === undefined ? base : { ...base, ...strings }),
    [base, strings],
  );
}
