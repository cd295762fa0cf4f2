/** What the way back from a sign-in provider tells the page that it opens. */
export interface ProviderProblem {
  /** One of `SIGN_IN_PROBLEMS`; whatever else is told as a failure. */
  problem?: string;
  /** Id of the provider. */
  provider?: string;
}

const texts = <K extends string>(search: Record<string, unknown>, names: readonly K[]) =>
  Object.fromEntries(names.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))) as {
    [P in K]?: string;
  };

export const problemSearch = (search: Record<string, unknown>): ProviderProblem =>
  texts(search, ['problem', 'provider']);

/** Among the ways to sign in, besides, which provider was linked. */
export const linkedSearch = (search: Record<string, unknown>): ProviderProblem & { linked?: string } =>
  texts(search, ['problem', 'provider', 'linked']);
