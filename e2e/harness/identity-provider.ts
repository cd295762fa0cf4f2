import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** An OpenID provider of this machine, at which one person is signed in already. */
export class IdentityProvider {
  readonly clientId = 'parley';
  readonly clientSecret = 'known to the provider and to Parley';
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new IdentityProvider(server);
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Serves the Parley at `origin`, whose way back is that of the provider `id`, and says of the person what `claims` say. */
  serve(
    origin: string,
    id: string,
    claims: { sub: string; name: string; email: string; email_verified: boolean },
  ): void {
    const provider: Provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: this.clientId,
          client_secret: this.clientSecret,
          redirect_uris: [`${origin}/api/auth/oidc/${id}/callback`],
        },
      ],
      claims: { profile: ['name'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['a key of the tests'] },
      findAccount: () => ({ accountId: claims.sub, claims: () => Promise.resolve({ ...claims }) }),
      async loadExistingGrant({ oidc: { session } }) {
        const grant = new provider.Grant({ clientId: 'parley', accountId: session?.accountId ?? claims.sub });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.startsWith('/interaction/') !== true) return provider.callback()(request, response);
      return provider.interactionFinished(request, response, { login: { accountId: claims.sub } });
    };
    this.#server.on('request', (request, response) => void answer(request, response));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
