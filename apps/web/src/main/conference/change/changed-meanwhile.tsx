import { Button, useLocale } from '@parley/react/parts';
import type { Changeable } from './change.ts';

const NAMES = {
  title: 'schedule.name',
  description: 'schedule.about',
  time: 'schedule.when',
  length: 'schedule.duration',
  rules: 'conference.rules',
} as const satisfies Record<Changeable, string>;

export interface ChangedMeanwhileProps {
  what: readonly Changeable[];
  isPending: boolean;
  onTakeTheirs: () => void;
}

/** Somebody else changed the meeting while it was being changed here: what, and the two ways on. */
export function ChangedMeanwhile({ what, isPending, onTakeTheirs }: ChangedMeanwhileProps) {
  const { t, locale } = useLocale();
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(what.map((name) => t(NAMES[name])));
  return (
    <div className="change-meanwhile" role="alert">
      <p>{t('conference.changedMeanwhile', { names })}</p>
      <div className="change-foot">
        <Button look="primary" type="submit" isPending={isPending}>
          {t('conference.saveMine')}
        </Button>
        <Button onPress={onTakeTheirs}>{t('conference.takeTheirs')}</Button>
      </div>
    </div>
  );
}
