import { createServer, type Server, Socket } from 'node:net';

/** A stretch of network between browser and server that can go bad: each way in which TCP connections die in earnest. */
export class BadNetwork {
  readonly url: string;
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Sockets whose other end never hears of them again. */
  readonly #dead = new WeakSet<Socket>();
  #frozen = false;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
    this.url = `http://localhost:${port}`;
  }

  /** Listens on a free port and leads to `target` on this machine; the target may be told later. */
  static async start(target: () => number): Promise<BadNetwork> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const network = new BadNetwork(server, address.port);
    server.on('connection', (near) => network.#join(near, target()));
    return network;
  }

  /** Every connection is reset (RST) at once. */
  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Nothing passes any more, in either direction, and nobody is told: half-open connections. New ones hang as well. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) {
      this.#dead.add(socket);
      socket.unpipe();
      socket.pause();
    }
  }

  /** New connections pass again; the frozen ones stay dead, as after a change of network. */
  thaw(): void {
    this.#frozen = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(near: Socket, port: number): void {
    this.#keep(near);
    if (this.#frozen) {
      near.pause();
      return;
    }
    const far = new Socket();
    this.#keep(far);
    far.connect(port, '127.0.0.1');
    near.pipe(far);
    far.pipe(near);
    near.on('close', () => this.#dead.has(near) || far.destroy());
    far.on('close', () => this.#dead.has(far) || near.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
