import { createTimes, type Times } from '@parley/locales';
import { useLocale } from '@parley/react/parts';
import { useMemo } from 'react';

/** The renderer of times for another zone than the viewer's. */
export function useTimesIn(timeZone: string): Times {
  const { t, locale } = useLocale();
  return useMemo(() => createTimes(t, { locale, timeZone }), [t, locale, timeZone]);
}
