import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Network, ROUTER } from './network.ts';
import { program } from './programs.ts';

const PORT = 3478;
const READY_WITHIN = 10_000;

/** coturn on the router of a network, which knows users by a secret that it shares with the Parley server. */
export class Relay {
  readonly secret = randomBytes(24).toString('hex');
  readonly #network: Network;
  #process: ChildProcess | null = null;
  #log = '';

  private constructor(network: Network) {
    this.#network = network;
  }

  static async start(network: Network): Promise<Relay> {
    const relay = new Relay(network);
    await relay.start();
    return relay;
  }

  get urls(): string[] {
    return [`turn:${ROUTER}:${PORT}?transport=udp`, `turn:${ROUTER}:${PORT}?transport=tcp`];
  }

  /** Settings of a server that gives out credentials by itself, which last `ttl` seconds. */
  env(ttl = 3600): Record<string, string> {
    return { TURN_URLS: this.urls.join(','), TURN_SECRET: this.secret, TURN_TTL: `${ttl}` };
  }

  /** Servers as a browser takes them, with a credential that ends in `seconds`, or ended so long ago. */
  iceServers(seconds = 3600): { urls: string[]; username: string; credential: string }[] {
    const username = `${Math.floor(Date.now() / 1000) + seconds}:test`;
    const credential = createHmac('sha1', this.secret).update(username).digest('base64');
    return [{ urls: this.urls, username, credential }];
  }

  /** Does nothing while it runs. */
  async start(): Promise<void> {
    if (this.#process !== null) return;
    const [first, ...prefix] = this.#network.router.prefix;
    const settings = [
      '-n --no-cli --no-tls --no-dtls --fingerprint --simple-log --log-file=stdout --pidfile=/dev/null',
      `--use-auth-secret --static-auth-secret=${this.secret} --realm=parley.test`,
      `--listening-ip=${ROUTER} --relay-ip=${ROUTER} --listening-port=${PORT} --min-port=50000 --max-port=50999`,
    ].flatMap((line) => line.split(' '));
    const child = spawn(first, [...prefix, program('turnserver'), ...settings]);
    this.#process = child;
    for (const output of [child.stdout, child.stderr])
      output.setEncoding('utf8').on('data', (text: string) => {
        this.#log = (this.#log + text).slice(-50_000);
      });
    const deadline = Date.now() + READY_WITHIN;
    while (!(await isListening(child))) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The relay did not start.\n${this.#log}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** What it wrote lately, for the message of a failed test. */
  get log(): string {
    return this.#log;
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

/** Whether it has its TCP port, as the kernel says of its network; it opens that of UDP before. */
async function isListening({ pid }: ChildProcess): Promise<boolean> {
  const port = PORT.toString(16).toUpperCase().padStart(4, '0');
  const sockets = await readFile(`/proc/${pid}/net/tcp`, 'utf8').catch(() => '');
  return new RegExp(`:${port} 00000000:0000 0A`).test(sockets);
}
