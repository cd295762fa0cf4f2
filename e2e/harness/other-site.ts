import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody else's: serves a few texts by their paths, at an origin that is not Parley's. */
export class OtherSite {
  readonly origin: string;
  readonly #server: Server;
  readonly #texts = new Map<string, { type: string; text: string }>();

  private constructor(server: Server) {
    this.#server = server;
    this.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => {
      const found = this.#texts.get(new URL(request.url ?? '/', this.origin).pathname);
      response.writeHead(found === undefined ? 404 : 200, { 'content-type': found?.type ?? 'text/plain' });
      response.end(found?.text);
    });
  }

  static async start(): Promise<OtherSite> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new OtherSite(server);
  }

  put(path: string, text: string, type = 'text/html; charset=utf-8'): void {
    this.#texts.set(path, { type, text });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
