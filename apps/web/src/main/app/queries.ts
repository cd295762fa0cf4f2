import { ParleyError } from '@parley/client';
import type { Me } from '@parley/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

/** Lists come up to date this often while the page is visible. */
const LIVE = { refetchInterval: 20_000, staleTime: 5_000 } as const;
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

export const conferenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['conference', id],
    ...LIVE,
    queryFn: async ({ signal }) =>
      (await api.request('GET /api/video-conferences/{id}', { params: { id: id as `conf_${string}` } }, { signal }))
        .conference,
  });

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  ...LIVE,
  queryFn: async ({ signal }) =>
    (await api.request('GET /api/auth/sessions', { query: { limit: 100 } }, { signal })).items,
});
