import type { QueryClient } from '@tanstack/react-query';

/** What routes find besides their own parameters. */
export interface RouterContext {
  queryClient: QueryClient;
}
