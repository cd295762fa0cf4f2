import { createServer, type ServerResponse } from 'node:http';

/** The least that hand-written pages need to find each other: a page, what the others say as events, and a way to say. */
export class SignalServer {
  readonly port: number;
  readonly #close: () => void;

  private constructor(port: number, close: () => void) {
    this.port = port;
    this.#close = close;
  }

  /** Serves `html` at every path with a name, such as `/a`; `/a/events` tells what is posted to `/a/say`. */
  static async start(html: string): Promise<SignalServer> {
    const listeners = new Map<string, ServerResponse>();
    const server = createServer((request, response) => {
      const [, name = '', what] = (request.url ?? '').split('/');
      if (what === 'events') {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        response.write(`data: ${JSON.stringify({ there: [...listeners.keys()] })}\n\n`);
        listeners.set(name, response);
        response.on('close', () => listeners.delete(name));
      } else if (what === 'say') {
        let body = '';
        request.setEncoding('utf8').on('data', (text: string) => (body += text));
        request.on('end', () => {
          listeners.get(name)?.write(`data: ${body}\n\n`);
          response.end();
        });
      } else {
        response.setHeader('content-type', 'text/html');
        response.end(html);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new SignalServer(address.port, () => {
      server.closeAllConnections();
      server.close();
    });
  }

  stop(): void {
    this.#close();
  }
}
