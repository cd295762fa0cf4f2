import { ParleyError } from '@parley/client';
import type { Conference, Me, Participant } from '@parley/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Read again when the server tells that they changed (live-updates.ts), and when a page is opened that shows them. */
const LIVE = { staleTime: 5_000 } as const;
const PAGE = { limit: 50 } as const;

/** The signed-in person, or null. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return (await api.request('GET /api/me', {}, { signal })).user;
    } catch (error) {
      if (error instanceof ParleyError && error.code === 'UNAUTHENTICATED') return null;
      throw error;
    }
  },
});

/** What the server tells everybody: name of the workspace, demo people. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await api.request('GET /api/settings', {}, { signal })).settings,
});

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  staleTime: 300_000,
  queryFn: async ({ signal }) => (await api.request('GET /api/providers', {}, { signal })).items,
});

export const activeQuery = queryOptions({
  queryKey: ['conferences', 'active'],
  ...LIVE,
  queryFn: async ({ signal }) =>
    (await api.request('GET /api/video-conferences/active', { query: PAGE }, { signal })).items,
});

export const upcomingQuery = queryOptions({
  queryKey: ['conferences', 'upcoming'],
  ...LIVE,
  queryFn: async ({ signal }) =>
    (await api.request('GET /api/video-conferences/upcoming', { query: PAGE }, { signal })).items,
});

export const endedQuery = queryOptions({
  queryKey: ['conferences', 'ended'],
  ...LIVE,
  queryFn: async ({ signal }) =>
    (await api.request('GET /api/video-conferences', { query: { state: 'ended', limit: 20 } }, { signal })).items,
});

/** Most pages of a hundred that are asked for. */
const MOST_PAGES = 10;

/** Everything of a list, page after page until `enough`. */
async function gather<T>(
  read: (query: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
  enough: (last: T) => boolean = () => false,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await read({ limit: 100, ...(cursor === null ? {} : { cursor }) });
    found.push(...answer.items);
    cursor = answer.nextCursor;
    const last = answer.items.at(-1);
    if (cursor === null || (last && enough(last))) break;
  }
  return found;
}

/** Everything that begins at `from` (milliseconds since 1970) or later, newest start first. */
export const calendarQuery = (from: number) =>
  queryOptions({
    queryKey: ['conferences', 'calendar', from],
    ...LIVE,
    queryFn: async ({ signal }) => {
      const found = await gather<Conference>(
        (query) => api.request('GET /api/video-conferences', { query }, { signal }),
        (last) => Date.parse(last.startsAt) < from,
      );
      return found.filter((conference) => Date.parse(conference.endsAt) > from);
    },
  });

export const conferenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['conference', id],
    ...LIVE,
    queryFn: async ({ signal }) =>
      (await api.request('GET /api/video-conferences/{id}', { params: { id: id as `conf_${string}` } }, { signal }))
        .conference,
  });

/** Everybody with a part in a conference, in the order in which they got it. */
export const participantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['conference', id, 'participants'],
    ...LIVE,
    queryFn: ({ signal }) =>
      gather<Participant>((query) =>
        api.request(
          'GET /api/video-conferences/{id}/participants',
          { params: { id: id as `conf_${string}` }, query },
          { signal },
        ),
      ),
  });

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  ...LIVE,
  queryFn: async ({ signal }) =>
    (await api.request('GET /api/auth/sessions', { query: { limit: 100 } }, { signal })).items,
});

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: async ({ signal }) => (await api.request('GET /api/auth/passkeys', {}, { signal })).items,
});

export const linkedAccountsQuery = queryOptions({
  queryKey: ['linked-accounts'],
  queryFn: async ({ signal }) => (await api.request('GET /api/auth/linked-accounts', {}, { signal })).items,
});

/** How long the workspace keeps what; changed by admins, seldom. */
export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  staleTime: 5_000,
  queryFn: async ({ signal }) => (await api.request('GET /api/retention', {}, { signal })).retention,
});

/** E-mails that Parley wrote, newest first; for admins. */
export const outboxQuery = infiniteQueryOptions({
  queryKey: ['outbox'],
  staleTime: 0,
  initialPageParam: null as string | null,
  queryFn: ({ signal, pageParam }) =>
    api.request(
      'GET /api/outbox',
      { query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) } },
      { signal },
    ),
  getNextPageParam: ({ nextCursor }) => nextCursor,
});
