import type { Person } from '@parley/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api.ts';

/** The meetings, latest first, whose people are looked at. */
const MEETINGS = 10;

/** People with an account who host or have a part in the caller's latest meetings. */
export const peopleMetQuery = queryOptions({
  queryKey: ['people-met'],
  staleTime: 300_000,
  queryFn: async ({ signal }): Promise<Person[]> => {
    const { items } = await api.request('GET /api/video-conferences', { query: { limit: 100 } }, { signal });
    const people = new Map(items.map(({ host }) => [host.id, host]));
    // A meeting that was deleted meanwhile has nobody to tell of.
    const lists = await Promise.allSettled(
      items
        .slice(0, MEETINGS)
        .map(({ id }) =>
          api.request(
            'GET /api/video-conferences/{id}/participants',
            { params: { id }, query: { limit: 100 } },
            { signal },
          ),
        ),
    );
    for (const list of lists) {
      if (list.status === 'rejected') continue;
      for (const { userId, name, avatarUrl } of list.value.items) {
        if (userId !== null && name !== '') people.set(userId, { id: userId, name, avatarUrl });
      }
    }
    return [...people.values()].filter(({ name }) => name !== '');
  },
});
