import type { Provider } from './provider.ts';

/** The providers of this server by id. Made once at start; a name with a hyphen means the same as with an underscore. */
export class ProviderRegistry {
  readonly #providers = new Map<string, Provider>();
  readonly defaultId: string;

  constructor(defaultId: string) {
    this.defaultId = normalise(defaultId);
  }

  add(provider: Provider): void {
    this.#providers.set(provider.id, provider);
  }

  get(id: string): Provider | undefined {
    return this.#providers.get(normalise(id));
  }

  all(): Provider[] {
    return [...this.#providers.values()];
  }
}

const normalise = (id: string) => id.replaceAll('-', '_');
