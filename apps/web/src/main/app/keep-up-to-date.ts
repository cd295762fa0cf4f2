import { MeUpdates } from '@parley/client/me';
import type { QueryClient } from '@tanstack/react-query';
import { followUpdates } from './live-updates.ts';
import { meQuery } from './queries.ts';

/** Pause before a session that the server does not know by its socket, but by REST, is shown to it again, in milliseconds. */
const SHOW_AGAIN_AFTER = 5_000;

/** Keeps the pages of whoever is signed in up to date; `signedOut` is called when that was done elsewhere. */
export function keepUpToDate(queryClient: QueryClient, signedOut: () => void): void {
  const updates = new MeUpdates();
  let person: string | null = null;

  const followPerson = () => {
    const id = queryClient.getQueryData(meQuery.queryKey)?.id ?? null;
    if (id === person) return;
    person = id;
    updates.stop();
    if (id !== null) updates.start();
  };

  /** Signed out in another tab, signed in as somebody else, or signed in anew. */
  const lookWhoItIs = async () => {
    const before = person;
    try {
      const now = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
      if (now === null) signedOut();
      else if (now.id !== before) location.reload();
      else setTimeout(() => person === now.id && updates.start(), SHOW_AGAIN_AFTER);
    } catch {
      // Queries say themselves when the server cannot be reached, and what they look at later says who it is.
    }
  };

  followUpdates({
    updates,
    queryClient,
    isVisible: () => document.visibilityState === 'visible',
    over: (error) => {
      if (error.code === 'UNAUTHENTICATED') void lookWhoItIs();
    },
  });
  queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === meQuery.queryKey[0]) followPerson();
  });
  followPerson();
}
