import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery } from './queries.ts';

/** What follows from being signed out: another page opens, `next` after signing in there, and what was known of the person is forgotten. */
export function useLeave(): (to: '/sign-in' | '/goodbye', next?: string) => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (to, next) => {
    queryClient.setQueryData(meQuery.queryKey, null);
    // What was not saved cannot be saved any more: nobody is asked.
    await router.navigate({ to, search: next === undefined ? {} : { next }, ignoreBlocker: true });
    queryClient.removeQueries({ predicate: ({ queryKey }) => !['me', 'settings'].includes(String(queryKey[0])) });
  };
}
