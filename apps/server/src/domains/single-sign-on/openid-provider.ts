import type { Configuration } from 'openid-client';
import type { Clock } from '../../platform/clock/clock.ts';
import { problemOf } from './openid-problem.ts';
import { Problem } from './problem.ts';
import { isSameIssuer, type ProviderSettings } from './provider-settings.ts';

// With `openid-problem.ts` the only file that knows the library, which is loaded at first use.
const library = () => import('openid-client');

/** What binds the way back to the way there. */
export interface Binding {
  state: string;
  nonce: string;
  /** Of PKCE. */
  verifier: string;
}

/** Who has signed in there. */
export interface Identified {
  issuer: string;
  subject: string;
  /** What is said of them. Throws a `Problem`. */
  claims(): Promise<Record<string, unknown>>;
}

interface Options {
  /** Address of the way back. */
  redirectUri: string;
  fetch: typeof fetch;
  clock: Clock;
}

/** Seconds for each request to the provider. */
const TIMEOUT = 5;
const TRIES = 2;
/** Milliseconds between them. */
const PAUSE = 300;

/**
 * A sign-in provider (OpenID Connect, authorization code with PKCE, state and nonce). What it can do is asked at the first sign-in and
 * kept; a provider that does not answer is asked anew by the next one.
 */
export class OpenIdProvider {
  readonly settings: ProviderSettings;
  readonly #options: Options;
  #configuration: Promise<Configuration> | null = null;

  constructor(settings: ProviderSettings, options: Options) {
    this.settings = settings;
    this.#options = options;
  }

  /** Asks what it can do, unless that is known. Throws a `Problem`. */
  async prepare(): Promise<void> {
    await this.#known();
  }

  /** Where the browser goes. Throws a `Problem`. */
  async authorizationUrl({ state, nonce, verifier }: Binding): Promise<string> {
    const configuration = await this.#known();
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
    return buildAuthorizationUrl(configuration, {
      response_type: 'code',
      redirect_uri: this.#options.redirectUri,
      scope: this.settings.scopes,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    }).href;
  }

  /** Who came back with these parameters. Throws a `Problem`. */
  async identify(parameters: Record<string, string>, { state, nonce, verifier }: Binding): Promise<Identified> {
    const { authorizationCodeGrant, fetchUserInfo } = await library();
    const configuration = await this.#known();
    const url = new URL(this.#options.redirectUri);
    url.search = new URLSearchParams(parameters).toString();
    const tokens = await this.#answered(
      authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      }),
    );
    const said = tokens.claims();
    if (said === undefined || !isSameIssuer(said.iss, this.settings.issuer) || !/^[ -~]{1,255}$/.test(said.sub)) {
      throw new Problem('invalid', { cause: new Error('The ID token names no subject, or another issuer') });
    }
    return {
      issuer: said.iss,
      subject: said.sub,
      claims: async () => {
        const whole = said['name'] !== undefined && said['email'] !== undefined;
        if (whole || configuration.serverMetadata().userinfo_endpoint === undefined) return said;
        return { ...said, ...(await this.#answered(fetchUserInfo(configuration, tokens.access_token, said.sub))) };
      },
    };
  }

  #known(): Promise<Configuration> {
    this.#configuration ??= this.#discover();
    return this.#answered(this.#configuration);
  }

  async #discover(): Promise<Configuration> {
    const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } = await library();
    const { issuer, clientId, clientSecret } = this.settings;
    const authentication = await clientAuthentication(clientSecret);
    const insecure = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    for (let tried = 1; ; tried++) {
      try {
        return await discovery(new URL(issuer), clientId, undefined, authentication, {
          timeout: TIMEOUT,
          [customFetch]: this.#options.fetch,
          // The signature of ID tokens is checked although they come by TLS from the provider itself.
          execute: [enableNonRepudiationChecks, ...insecure],
        });
      } catch (error) {
        if (tried === TRIES || problemOf(error) !== 'unreachable') throw error;
        await new Promise<void>((resolve) => this.#options.clock.after(PAUSE, resolve));
      }
    }
  }

  /** The answer; what failed is a `Problem`, after which the provider is asked anew what it can do. */
  async #answered<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (cause) {
      const problem = problemOf(cause);
      if (problem === 'unreachable' || problem === 'invalid') this.#configuration = null;
      throw new Problem(problem, { cause });
    }
  }
}

/** In the header where the provider takes that, as it has to unless it says otherwise; else in the body. */
async function clientAuthentication(secret: string | null) {
  const { ClientSecretBasic, ClientSecretPost, None } = await library();
  if (secret === null) return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (...call: Parameters<typeof basic>) => {
    const taken = call[0].token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? basic : post)(...call);
  };
}
