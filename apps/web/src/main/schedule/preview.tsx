import { createTimes } from '@parley/locales';
import { useLocale } from '@parley/react/parts';
import { useMemo } from 'react';
import { type Draft, previewOf } from './draft.ts';

/** The plan in words. */
export function Preview({ draft, provider, now }: { draft: Draft; provider: string; now: number }) {
  const { t, locale } = useLocale();
  const times = useMemo(() => createTimes(t, { locale, timeZone: draft.timeZone }), [t, locale, draft.timeZone]);
  return <p className="schedule-preview">{previewOf(draft, provider, { t, times, now })}</p>;
}
