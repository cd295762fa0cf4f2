import type { SignInProvider, singleSignOnRoutes } from '@parley/contract';
import type { Handlers } from '../../platform/http/handler.ts';
import { OneTimeSecrets } from '../../platform/one-time/one-time-secrets.ts';
import { LASTS } from './begin-sign-on.ts';
import { countLinked } from './linked-accounts.ts';
import { OpenIdProvider } from './openid-provider.ts';
import type { ProviderSettings } from './provider-settings.ts';
import { singleSignOnHandlers } from './routes.ts';
import type { Uses } from './uses.ts';

export interface SingleSignOn {
  handlers: Handlers<typeof singleSignOnRoutes>;
  /** Where people can sign in besides here, in the order in which they are offered. */
  providers: SignInProvider[];
}

export type SingleSignOnOptions = Omit<Uses, 'providers' | 'attempts'> & {
  providers: readonly ProviderSettings[];
  /** Origin of the pages. */
  frontendUrl: string;
  fetch: typeof fetch;
};

/** No provider is asked anything before somebody wants to sign in with it. */
export function createSingleSignOn({ providers, frontendUrl, fetch, ...options }: SingleSignOnOptions): SingleSignOn {
  const { db, clock, auth } = options;
  const openProvider = (settings: ProviderSettings) =>
    new OpenIdProvider(settings, { redirectUri: `${frontendUrl}/api/auth/oidc/${settings.id}/callback`, fetch, clock });
  const uses: Uses = {
    ...options,
    providers: new Map(providers.map((settings) => [settings.id, openProvider(settings)])),
    attempts: new OneTimeSecrets({ db, clock, purpose: 'single sign-on', lasts: LASTS }),
  };
  auth.ways.add((tx, userId) => countLinked(uses, tx, userId));
  return {
    handlers: singleSignOnHandlers(uses),
    providers: providers.map(({ id, name }) => ({ id, name })),
  };
}
