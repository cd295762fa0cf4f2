/** A sign-in provider as it is configured. */
export interface ProviderSettings {
  id: string;
  /** As people know it. */
  name: string;
  /** As the provider writes it in its tokens. */
  issuer: string;
  clientId: string;
  /** Null for a client without one, which PKCE alone protects. */
  clientSecret: string | null;
  /** With spaces between. */
  scopes: string;
  /** Whether who comes for the first time gets an account; else only accounts that are linked are signed in. */
  signUp: boolean;
  /** Where not empty: domains of confirmed e-mail addresses that get an account. Lower case. */
  allowedDomains: readonly string[];
}

/** Whether both mean the same issuer: a slash at the end of a bare host says nothing. */
export function isSameIssuer(one: string, other: string): boolean {
  const url = URL.parse(one);
  return url !== null && url.href === URL.parse(other)?.href;
}
