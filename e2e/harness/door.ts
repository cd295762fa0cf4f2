import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './programs.ts';

/** A way for the tests themselves into a network namespace: a port of this machine that leads to one in there. */
export class Door {
  readonly port: number;
  readonly #folder: string;
  readonly #server: Server;
  readonly #process: ChildProcess;

  private constructor(port: number, folder: string, server: Server, child: ChildProcess) {
    this.port = port;
    this.#folder = folder;
    this.#server = server;
    this.#process = child;
  }

  static async open(namespace: string, port: number): Promise<Door> {
    const folder = await mkdtemp(join(tmpdir(), 'parley-door-'));
    const path = join(folder, 'socket');
    const script = join(import.meta.dirname, 'door-process.ts');
    const child = spawn(program('ip'), ['netns', 'exec', namespace, process.execPath, script, path, `${port}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout?.once('data', () => resolve());
      child.once('exit', (code) => reject(new Error(`the door closed with ${code}`)));
    });
    const server = createServer((near) => {
      const far = connect(path);
      near.pipe(far);
      far.pipe(near);
      near.on('error', () => far.destroy()).on('close', () => far.destroy());
      far.on('error', () => near.destroy()).on('close', () => near.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Door(address.port, folder, server, child);
  }

  async close(): Promise<void> {
    this.#process.kill('SIGKILL');
    this.#server.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
