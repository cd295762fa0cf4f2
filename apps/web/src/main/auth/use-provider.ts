import type { SignInProvider } from '@parley/contract';
import { useLocale } from '@parley/react/parts';
import { useMutation } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { nextPath } from './next-path.ts';

/** Goes to a provider's page to sign in there; it comes back by itself. */
export function useProviderSignIn(next: string | undefined) {
  const { language } = useLocale();
  return useMutation({
    mutationFn: async ({ id }: SignInProvider) => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const body = { next: nextPath(next, location.origin), timeZone, language };
      const { url } = await api.request('POST /api/auth/oidc/{provider}/sign-in', { params: { provider: id }, body });
      location.assign(url);
    },
  });
}
