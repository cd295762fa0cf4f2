import { Select, useLocale } from '@parley/react/parts';
import { useMemo } from 'react';
import { type Draft, startOf } from './draft.ts';

/** Every zone that the browser knows, called by its city. */
export function useZones(include: string): { value: string; label: string }[] {
  const { times } = useLocale();
  return useMemo(() => {
    const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', include]);
    const named = [...names].map((value) => {
      const region = value.includes('/') ? ` · ${value.split('/')[0]}` : '';
      return { value, label: `${times.zone(value)}${region}` };
    });
    return named.sort((a, b) => a.label.localeCompare(b.label));
  }, [times, include]);
}

interface ZoneChoiceProps {
  draft: Draft;
  onChange: (timeZone: string) => void;
}

/** The zone in which day and time are meant, and what that is for the viewer. */
export function ZoneChoice({ draft, onChange }: ZoneChoiceProps) {
  const { t } = useLocale();
  const zones = useZones(draft.timeZone);
  return (
    <div className="schedule-zone">
      <Select label={t('schedule.zone')} value={draft.timeZone} choices={zones} onChange={onChange} />
      <ZoneHint draft={draft} />
    </div>
  );
}

/** What the chosen time is on the viewer's own clock, where that is another. */
export function ZoneHint({ draft }: { draft: Draft }) {
  const { t, times } = useLocale();
  const start = startOf(draft);
  if (start === null || !times.differs(start, draft.timeZone)) return null;
  return <p className="parley-field-hint">{t('schedule.zoneHint', { time: times.time(start), zone: times.zone() })}</p>;
}
