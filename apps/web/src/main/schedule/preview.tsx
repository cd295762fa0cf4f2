import { useLocale } from '@parley/react/parts';
import { type Draft, previewOf } from './draft.ts';
import { useTimesIn } from '../app/use-times-in.ts';

/** The plan in words. */
export function Preview({ draft, provider, now }: { draft: Draft; provider: string; now: number }) {
  const { t } = useLocale();
  const times = useTimesIn(draft.timeZone);
  return <p className="schedule-preview">{previewOf(draft, provider, { t, times, now })}</p>;
}
