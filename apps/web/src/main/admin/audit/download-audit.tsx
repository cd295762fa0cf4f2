import { buttonClass, useLocale } from '@parley/react/parts';
import { Download } from 'lucide-react';
import { auditNarrowing } from './audit-query.ts';
import type { AuditSearch } from './audit-search.ts';

/** What is listed, all of it, as a table. The browser saves it while it comes, however long it is. */
export function DownloadAudit({ search }: { search: AuditSearch }) {
  const { t, times } = useLocale();
  const query = new URLSearchParams(auditNarrowing(search, times.timeZone));
  return (
    <a
      className={buttonClass({ size: 'small', className: 'audit-download' })}
      href={`/api/audit/export?${query}`}
      download
    >
      <span className="parley-button-content">
        <Download aria-hidden />
        {t('audit.download')}
      </span>
    </a>
  );
}
