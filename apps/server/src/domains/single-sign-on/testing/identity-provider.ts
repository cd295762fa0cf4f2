import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';

export const CLIENT = { clientId: 'parley', clientSecret: 'a secret of the provider and Parley' };

/** What the provider says of somebody, by their subject. */
export type Accounts = Record<string, Record<string, unknown>>;

interface Options {
  accounts: Accounts;
  redirectUris: string[];
}

/** A certified OpenID provider on a port of this machine, in front of which somebody signs in without a page. */
export class IdentityProvider {
  /** The subject of whoever sits in front of it; null calls off. */
  inFront: string | null = null;
  #server: Server | null = null;
  #port = 0;
  #provider: Provider | null = null;

  static async start(options: Options): Promise<IdentityProvider> {
    const identityProvider = new IdentityProvider();
    await identityProvider.up();
    identityProvider.#provider = new Provider(identityProvider.issuer, configuration(options));
    return identityProvider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  /** Listens, on the port that it had before. */
  async up(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Follows a browser from the address where it was sent to the one where it comes back; answers the parameters of that. */
  async visit(url: string): Promise<Record<string, string>> {
    const cookies = new Map<string, string>();
    let next = new URL(url);
    for (let step = 0; step < 10; step++) {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';', 1)[0]?.split('=') ?? [];
        cookies.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`The provider stops with ${answer.status}: ${await answer.text()}`);
      next = new URL(location, next);
      if (next.origin !== this.issuer) return Object.fromEntries(next.searchParams);
    }
    throw new Error('The provider goes round in circles');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.#provider;
    if (provider === null) response.writeHead(503).end();
    else if (request.url?.startsWith('/interaction/') === true) {
      const result =
        this.inFront === null ? { error: 'access_denied' } : { login: { accountId: this.inFront, remember: false } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    } else await provider.callback()(request, response);
  }
}

const configuration = ({ accounts, redirectUris }: Options): Configuration => ({
  clients: [
    {
      client_id: CLIENT.clientId,
      client_secret: CLIENT.clientSecret,
      redirect_uris: redirectUris,
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: { openid: ['sub'], profile: ['name', 'locale', 'zoneinfo'], email: ['email', 'email_verified'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  ttl: { IdToken: 3600, AccessToken: 60, Interaction: 60, Session: 60, Grant: 60 },
  cookies: { keys: ['a key of the tests'] },
  findAccount: (_context, subject) => ({
    accountId: subject,
    claims: () => Promise.resolve({ sub: subject, ...accounts[subject] }),
  }),
  // Nobody is asked whether Parley may know them.
  async loadExistingGrant({ oidc }) {
    const { provider, client, session, params } = oidc;
    if (client === undefined || session?.accountId === undefined) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(String(params?.['scope']));
    await grant.save();
    return grant;
  },
});
