import { useLocale } from '@parley/react/parts';
import type { Changeable } from './change.ts';

/** What somebody else changed of the meeting while it was being changed here. */
export function ChangedMeanwhile({ what }: { what: readonly Changeable[] }) {
  const { t, locale } = useLocale();
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    what.map((one) => t('conference.changed', { what: one })),
  );
  return (
    <p className="change-meanwhile" role="alert">
      {t('conference.changedMeanwhile', { names })}
    </p>
  );
}
