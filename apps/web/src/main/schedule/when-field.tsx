import { TextField, useMessages } from '@parley/react/parts';
import { type Draft, startOf } from './draft.ts';
import { useTimesIn } from '../app/use-times-in.ts';
import type { When } from './when/read-when.ts';

export interface WhenFieldProps {
  text: string;
  /** What the text was understood as. */
  when: When;
  draft: Draft;
  now: number;
  onChange: (text: string) => void;
  onBlur: () => void;
  error: string | null;
}

/** When in a person's own words. What it is understood as stands below, and is read out. */
export function WhenField({ text, when, draft, now, onChange, onBlur, error }: WhenFieldProps) {
  const t = useMessages();
  const times = useTimesIn(draft.timeZone);
  const start = startOf(draft);
  const understood =
    when.kind === 'read' && start !== null
      ? t('schedule.whenRead', { day: times.longDay(start, now), time: times.time(start) })
      : t('schedule.whenHint');
  return (
    <TextField
      label={t('schedule.when')}
      placeholder={t('schedule.whenPlaceholder')}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={200}
      value={text}
      onChange={onChange}
      onBlur={onBlur}
      hint={<span role="status">{understood}</span>}
      error={error}
    />
  );
}
