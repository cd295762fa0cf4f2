import { dayKey } from '@parley/locales';
import { Select, useLocale } from '@parley/react/parts';
import { useMemo } from 'react';
import { type Draft, startOf } from './draft.ts';
import { useTimesIn } from '../app/use-times-in.ts';
import './zone-choice.css';

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

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the chosen time is on the viewer's clock and on that of their computer, where those are others. */
export function ZoneHint({ draft }: { draft: Draft }) {
  const { t, locale, times } = useLocale();
  const here = useTimesIn(browserZone());
  const there = useTimesIn(draft.timeZone);
  const start = startOf(draft);
  if (start === null) return null;
  const clocks = [times, here]
    .filter((other) => there.differs(start, other.timeZone))
    .map((other) => {
      const sameDay = dayKey(start, other.timeZone) === draft.day;
      const when = sameDay ? other.time(start) : `${other.weekday(start)} ${other.time(start)}`;
      return t('time.withZone', { when, zone: other.zone() });
    });
  if (clocks.length === 0) return null;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(new Set(clocks));
  return <p className="parley-field-hint number">{t('schedule.zoneHint', { times: list })}</p>;
}
