import {
  type Catalogue,
  chooseLocale,
  createMessages,
  createTimes,
  type Language,
  type Times,
  type Translate,
} from '@parley/locales';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';

interface Locale {
  language: Language;
  /** How dates and numbers are written, such as `en-GB`. */
  locale: string;
  t: Translate;
  times: Times;
}

const LocaleContext = createContext<Locale | null>(null);

export interface LocaleProviderProps {
  language: Language;
  catalogue: Catalogue;
  /** IANA zone in which times are shown. Default: the browser's. */
  timeZone?: string | undefined;
  children: ReactNode;
}

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Gives everything below it its language, its texts and its renderer of times. */
export function LocaleProvider({ language, catalogue, timeZone, children }: LocaleProviderProps) {
  const value = useMemo((): Locale => {
    const t = createMessages(language, catalogue);
    const locale = chooseLocale(language, globalThis.navigator?.languages ?? []);
    const times = createTimes(t, { locale, timeZone: timeZone ?? browserZone(), browserZone: browserZone() });
    return { language, locale, t, times };
  }, [language, catalogue, timeZone]);
  return (
    <LocaleContext value={value}>
      <I18nProvider locale={value.locale}>{children}</I18nProvider>
    </LocaleContext>
  );
}

/** Language, texts (`t`) and times of the nearest `LocaleProvider`. */
export function useLocale(): Locale {
  const value = useContext(LocaleContext);
  if (!value) throw new Error('Put a LocaleProvider around this component.');
  return value;
}

/** The texts: `const t = useMessages(); t('common.join')`. */
export const useMessages = (): Translate => useLocale().t;
