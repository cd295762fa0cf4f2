import type { AuditEntry } from '@parley/contract';
import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { peopleMetQuery } from '../../people/people-met.ts';

type Actor = AuditEntry['actor'];

/**
 * Whom the lists that were looked at so far name, and the people of recent meetings; the API has no list of everybody. The one that is
 * chosen is always among them.
 */
export function useKnownActors(chosen: string | undefined): Actor[] {
  const queryClient = useQueryClient();
  const { data: met = [] } = useQuery(peopleMetQuery);
  const lists = queryClient.getQueriesData<InfiniteData<{ items: AuditEntry[] }>>({ queryKey: ['audit'] });
  const entries = lists.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? []);
  const known = new Map<string, Actor>();
  if (chosen !== undefined) {
    known.set(chosen, { kind: chosen.startsWith('key_') ? 'key' : 'user', id: chosen, name: chosen });
  }
  for (const { id, name } of met) known.set(id, { kind: 'user', id, name });
  for (const { actor } of entries) if (actor.id !== null) known.set(actor.id, actor);
  return [...known.values()];
}
