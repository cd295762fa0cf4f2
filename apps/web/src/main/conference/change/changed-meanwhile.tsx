import { useLocale } from '@parley/react/parts';
import type { Changeable } from './change.ts';

const NAMES = {
  title: 'schedule.name',
  description: 'schedule.about',
  time: 'schedule.when',
  length: 'schedule.duration',
  rules: 'conference.rules',
} as const satisfies Record<Changeable, string>;

/** What somebody else changed of the meeting while it was being changed here. */
export function ChangedMeanwhile({ what }: { what: readonly Changeable[] }) {
  const { t, locale } = useLocale();
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(what.map((name) => t(NAMES[name])));
  return (
    <p className="change-meanwhile" role="alert">
      {t('conference.changedMeanwhile', { names })}
    </p>
  );
}
