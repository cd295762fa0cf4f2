import type { ParleyError } from '@parley/client';
import type { Change, MeUpdates } from '@parley/client/me';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Milliseconds between two looks while nothing is told. */
const LOOK_EVERY = 30_000;

/** What a change makes old, by the beginnings of the keys in queries.ts. */
function keysOf(change: Change): QueryKey[] {
  switch (change.kind) {
    case 'everything':
      return [['conferences'], ['conference'], ['sessions'], ['me']];
    case 'conference':
      return [...listsThatShow(change.change), ['conference', change.conferenceId]];
    case 'profile':
      return [['me']];
    case 'sessions':
      return [['sessions']];
  }
}

/** Who has a part in a conference is on its own page alone, and who is there not in what is over. */
function listsThatShow(change: Extract<Change, { kind: 'conference' }>['change']): QueryKey[] {
  if (change === 'participants') return [];
  return change === 'presence'
    ? [
        ['conferences', 'active'],
        ['conferences', 'upcoming'],
      ]
    : [['conferences']];
}

interface Surroundings {
  updates: Pick<MeUpdates, 'connection' | 'on'>;
  queryClient: QueryClient;
  isVisible(): boolean;
  /** The server will not tell any more. */
  over(error: ParleyError): void;
}

/**
 * Has pages read again what changed (U9): at once what is shown, later what is not. While the connection is missing everything is
 * looked at again now and then. The answer stops it.
 */
export function followUpdates({ updates, queryClient, isVisible, over }: Surroundings): () => void {
  const readAgain = (changes: readonly Change[]) => {
    // A page that is hidden reads when it is seen, for what it has is old then.
    const refetchType = isVisible() ? 'active' : 'none';
    const keys = new Map(changes.flatMap(keysOf).map((queryKey) => [JSON.stringify(queryKey), queryKey]));
    for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey, refetchType });
  };
  const stopHearing = updates.on('changed', readAgain);
  const stopWatching = updates.connection.subscribe(() => {
    const connection = updates.connection.getSnapshot();
    if (connection.name === 'over') over(connection.error);
  });
  const timer = setInterval(() => {
    if (updates.connection.getSnapshot().name !== 'open' && isVisible()) readAgain([{ kind: 'everything' }]);
  }, LOOK_EVERY);
  return () => {
    stopHearing();
    stopWatching();
    clearInterval(timer);
  };
}
