import { useLocale } from '@parley/react/parts';
import { type Draft, type Plan, previewOf } from './draft.ts';
import { useTimesIn } from '../app/use-times-in.ts';

/** The plan in words. */
export function Preview({ draft, now, ...plan }: { draft: Draft; now: number } & Omit<Plan, 'draft'>) {
  const { t } = useLocale();
  const times = useTimesIn(draft.timeZone);
  return <p className="schedule-preview">{previewOf({ draft, ...plan }, { t, times, now })}</p>;
}
