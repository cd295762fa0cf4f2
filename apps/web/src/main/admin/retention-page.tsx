import { useLocale } from '@parley/react/parts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { retentionQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { AdminFrame } from './admin-frame.tsx';
import { RetentionForm } from './retention-form.tsx';
import './retention.css';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When the job of this night runs, which is at 3:00 UTC (docs/privacy.md). */
const sweepOf = (now: number): number => Math.floor(now / DAY) * DAY + 3 * HOUR;

/** How long the workspace keeps what. */
export function RetentionPage() {
  const { t, times } = useLocale();
  const now = useNow();
  const { data: retention } = useSuspenseQuery(retentionQuery);
  const { sessionIdleDays, sessionDays, answerHours } = retention.fixed;
  return (
    <AdminFrame title={t('retention.title')} lead={t('retention.lead', { time: times.time(sweepOf(now)) })}>
      <RetentionForm key={retention.version} retention={retention} />
      <p className="small retention-changed">
        {retention.updatedAt === null
          ? t('retention.unchanged')
          : t('retention.changedAt', { when: times.relative(retention.updatedAt, now) })}
      </p>
      <h3 className="retention-fixed">{t('retention.fixed')}</h3>
      <p className="page-reason">
        {t('retention.fixedText', { idle: sessionIdleDays, most: sessionDays, hours: answerHours })}
      </p>
    </AdminFrame>
  );
}
