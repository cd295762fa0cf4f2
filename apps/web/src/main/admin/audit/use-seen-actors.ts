import type { AuditEntry } from '@parley/contract';
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';

type Actor = AuditEntry['actor'];

/** Whom the lists that were looked at so far name; the API has no list of everybody. The one that is chosen is always among them. */
export function useSeenActors(chosen: string | undefined): Actor[] {
  const queryClient = useQueryClient();
  const lists = queryClient.getQueriesData<InfiniteData<{ items: AuditEntry[] }>>({ queryKey: ['audit'] });
  const entries = lists.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? []);
  const seen = new Map<string, Actor>();
  if (chosen !== undefined)
    seen.set(chosen, { kind: chosen.startsWith('key_') ? 'key' : 'user', id: chosen, name: chosen });
  for (const { actor } of entries) if (actor.id !== null) seen.set(actor.id, actor);
  return [...seen.values()];
}
