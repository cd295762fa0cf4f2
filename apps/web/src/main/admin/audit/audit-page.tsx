import { Button, Notice, useLocale } from '@parley/react/parts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { AdminFrame } from '../admin-frame.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditList } from './audit-list.tsx';
import { auditQuery } from './audit-query.ts';
import './audit.css';

const route = getRouteApi('/inside/admin/audit');

/** Who did what in the workspace, narrowed by what the address says. */
export function AuditPage() {
  const { t, times } = useLocale();
  const search = route.useSearch();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = useInfiniteQuery({
    ...auditQuery(search, times.timeZone),
    // What was there stays until the narrower list is.
    placeholderData: keepPreviousData,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <AdminFrame title={t('audit.title')} lead={t('audit.lead', { zone: times.zone() })}>
      <AuditFilters entries={entries} />
      <div aria-busy={isPlaceholderData}>
        <AuditList entries={entries} />
      </div>
      {data && entries.length === 0 && (
        <Notice
          of="section"
          icon={<ScrollText aria-hidden size={20} strokeWidth={1.5} />}
          title={t(isNarrowed ? 'audit.nothing' : 'audit.empty')}
          text={t(isNarrowed ? 'audit.nothingText' : 'audit.emptyText')}
        />
      )}
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('admin.older')}
        </Button>
      )}
    </AdminFrame>
  );
}
