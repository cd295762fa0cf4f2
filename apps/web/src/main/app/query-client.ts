import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { errorCode } from './error-code.ts';

export interface QueryEvents {
  /** The session has ended, elsewhere or by time. */
  signedOut(): void;
  /** Whether the server answered the last request. */
  reachable(is: boolean): void;
}

/** What may go away by itself. */
const passing = (error: unknown): boolean => {
  const code = errorCode(error);
  return code === 'NETWORK_UNREACHABLE' || code === 'TIMEOUT' || code === 'UNAVAILABLE';
};

const reachedNobody = (error: unknown): boolean => ['NETWORK_UNREACHABLE', 'TIMEOUT'].includes(errorCode(error) ?? '');

/** The cache of what the server said. */
export function createQueryClient(events: QueryEvents): QueryClient {
  const onError = (error: unknown) => {
    if (errorCode(error) === 'UNAUTHENTICATED') events.signedOut();
    events.reachable(!reachedNobody(error));
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError, onSuccess: () => events.reachable(true) }),
    // A mutation says by itself when the server cannot be reached; signing in fails with UNAUTHENTICATED too.
    mutationCache: new MutationCache({ onSuccess: () => events.reachable(true) }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        retry: (count, error) => passing(error) && count < 1,
        retryDelay: 1_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
