import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUNDLE = join(import.meta.dirname, '..', '..', 'apps', 'server', 'dist', 'main.js');
const READY_WITHIN = 60_000;

/** Where a server runs that is not on this machine's own network. */
export interface Place {
  /** Put before its command. */
  prefix: readonly [string, ...string[]];
  /** The port that it has there. */
  port: number;
  /** What browsers there call it. */
  url: string;
  /** The port of this machine that leads to it. */
  door: number;
}

/** A Parley server of its own: the built bundle, a port, and a data folder or a database. */
export class ParleyServer {
  /** The port of this machine by which the tests reach it. */
  readonly port: number;
  /** What browsers call it. */
  readonly url: string;
  readonly #env: Record<string, string>;
  readonly #prefix: readonly string[];
  #process: ChildProcess | null = null;
  #log = '';

  private constructor(env: Record<string, string>, port: number, url: string, prefix: readonly string[] = []) {
    this.port = port;
    this.url = url;
    this.#env = env;
    this.#prefix = prefix;
  }

  /** Starts one and waits until it is ready. `env` overrides the settings of the tests. */
  static async start(env: Record<string, string> = {}, place?: Place): Promise<ParleyServer> {
    const port = place?.port ?? (await freePort());
    const settings = {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      PORT: `${port}`,
      PARLEY_DATA_DIR: await mkdtemp(join(tmpdir(), 'parley-e2e-')),
      WEBRTC_MAX_VIDEO: '360p15',
      PARLEY_RATE_LIMIT_FACTOR: '100',
      LOG_LEVEL: 'warn',
    };
    const server =
      place === undefined
        ? new ParleyServer({ ...settings, ...env }, port, `http://localhost:${port}`)
        : new ParleyServer(
            { ...settings, HOST: '0.0.0.0', FRONTEND_URL: place.url, ...env },
            place.door,
            place.url,
            place.prefix,
          );
    await server.start();
    return server;
  }

  /** What it wrote so far, for the message of a failed test. */
  get log(): string {
    return this.#log;
  }

  /** Starts it again where it was: same port, same data. */
  async start(): Promise<void> {
    const [program, ...before] = [...this.#prefix, process.execPath];
    const child = spawn(program, [...before, '--enable-source-maps', BUNDLE], { env: this.#env });
    this.#process = child;
    for (const output of [child.stdout, child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => {
        this.#log = (this.#log + text).slice(-100_000);
      });
    const deadline = Date.now() + READY_WITHIN;
    while (!(await this.isReady())) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.\n${this.#log}`);
      if (Date.now() > deadline) throw new Error(`The server was not ready within ${READY_WITHIN} ms.\n${this.#log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async isReady(): Promise<boolean> {
    try {
      return (await fetch(`http://127.0.0.1:${this.port}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;
    } catch {
      return false;
    }
  }

  /** Ends the process without a chance to say goodbye, as a crash or a pulled plug would. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Asks it to stop and removes its data. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.#env['PARLEY_DATA_DIR'] ?? '', { recursive: true, force: true });
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(timer);
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
