import { useLocale } from '@parley/react/parts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { retentionQuery } from '../app/queries.ts';
import { useNow } from '../app/use-now.ts';
import { AdminFrame } from './admin-frame.tsx';
import { RetentionForm } from './retention-form.tsx';
import './retention.css';

/** The hour of the nightly job, UTC (docs/privacy.md). */
const SWEEP = Date.UTC(2026, 0, 1, 3);

/** How long the workspace keeps what. */
export function RetentionPage() {
  const { t, times } = useLocale();
  const now = useNow();
  const { data: retention } = useSuspenseQuery(retentionQuery);
  const { sessionIdleDays, sessionDays, answerHours } = retention.fixed;
  return (
    <AdminFrame title={t('retention.title')} lead={t('retention.lead', { time: times.time(SWEEP) })}>
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
