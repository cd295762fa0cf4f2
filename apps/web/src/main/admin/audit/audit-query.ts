import { zonedInstant } from '@parley/locales';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { addDays } from '../../app/days.ts';
import type { AuditSearch } from './audit-search.ts';

/** When a day begins where the viewer is, as the API takes it. */
function startOf(day: string, timeZone: string): string | undefined {
  const moment = zonedInstant(day, '00:00', timeZone);
  return moment === null ? undefined : new Date(moment).toISOString();
}

/** What the log is narrowed to, as the API takes it. The last day is in it as a whole. */
export function auditNarrowing({ from, to, ...filter }: AuditSearch, timeZone: string) {
  const first = from === undefined ? undefined : startOf(from, timeZone);
  const end = to === undefined ? undefined : startOf(addDays(to, 1), timeZone);
  return { ...filter, ...(first !== undefined && { from: first }), ...(end !== undefined && { to: end }) };
}

/** The log, page by page. */
export const auditQuery = (search: AuditSearch, timeZone: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', search, timeZone],
    staleTime: 5_000,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const more = pageParam === null ? {} : { cursor: pageParam };
      const query = { ...auditNarrowing(search, timeZone), limit: 50, ...more };
      return api.request('GET /api/audit', { query }, { signal });
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
