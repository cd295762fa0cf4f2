import type { Provider } from '@parley/contract';
import type { ProviderRegistry } from '@parley/providers';

/** The providers of this server and what each can do. */
export const listProviders = (providers: ProviderRegistry): Provider[] =>
  providers.all().map((provider) => ({
    id: provider.id,
    name: provider.name,
    isDefault: provider.id === providers.defaultId,
    capabilities: { room: provider.opensRoom, presence: provider.presence !== undefined, end: true },
  }));
