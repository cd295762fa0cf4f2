import type { Me } from '@parley/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery } from '../app/queries.ts';
import { nextPath } from './next-path.ts';

/** What follows from being signed in: the pages know the person, and the one that was asked for opens. */
export function useEnter(next: string | undefined): (me: Me) => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (me) => {
    queryClient.clear();
    queryClient.setQueryData(meQuery.queryKey, me);
    const path = nextPath(next, location.origin);
    // Meeting links are a page of their own.
    if (path.startsWith('/j/')) location.assign(path);
    else await router.navigate({ href: path, replace: true });
  };
}
