import { Select, TextField, useLocale } from '@parley/react/parts';
import { type Draft, durationsWith, type Problems } from './draft.ts';

export interface WhenPickersProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
  words: (problem: Problems[keyof Problems]) => string | null;
  problems: Problems;
  /** What is on has begun: how long it is can still be said. */
  lengthOnly?: boolean;
}

/** Day, time and length, each chosen by itself. */
export function WhenPickers({ draft, onChange, words, problems, lengthOnly = false }: WhenPickersProps) {
  const { t, times } = useLocale();
  return (
    <>
      {!lengthOnly && (
        <>
          <TextField
            label={t('schedule.date')}
            type="date"
            value={draft.day}
            onChange={(day) => onChange({ day })}
            error={words(problems.day)}
          />
          <TextField
            label={t('schedule.time')}
            type="time"
            value={draft.time}
            onChange={(time) => onChange({ time })}
            error={words(problems.time)}
          />
        </>
      )}
      <Select
        label={t('schedule.duration')}
        value={String(draft.durationMinutes)}
        choices={durationsWith(draft.durationMinutes).map((minutes) => ({
          value: String(minutes),
          label: times.duration(minutes * 60_000),
        }))}
        onChange={(minutes) => onChange({ durationMinutes: Number(minutes) })}
      />
    </>
  );
}
