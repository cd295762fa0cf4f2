import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { program } from './programs.ts';

const exec = promisify(execFile);
const PATIENCE = 20_000;

/** Names of this run's namespaces begin so; the number tells which process must be alive for them to be in use. */
const PREFIX = 'parley-net-';

async function ip(...args: string[]): Promise<string> {
  return (await exec(program('ip'), args, { timeout: PATIENCE })).stdout;
}

/** One network stack of its own, as another machine has. The one of this machine is never touched. */
export class Namespace {
  readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  static async make(label: string): Promise<Namespace> {
    const namespace = new Namespace(`${PREFIX}${process.pid}-${label}`);
    await ip('netns', 'add', namespace.name);
    await namespace.ip('link', 'set', 'lo', 'up');
    return namespace;
  }

  /** What stands before a command that is to run in here. */
  get prefix(): readonly [string, ...string[]] {
    return [program('ip'), 'netns', 'exec', this.name];
  }

  /** `ip` with these words, in here. */
  ip(...args: string[]): Promise<string> {
    return ip('-n', this.name, ...args);
  }

  /** One of the operator's programs, in here. */
  async run(name: string, ...args: string[]): Promise<void> {
    await ip('netns', 'exec', this.name, program(name), ...args);
  }

  /** Ends what still runs in here, and with it everything that was made in here. */
  remove(): Promise<void> {
    return remove(this.name);
  }
}

/** A cable between two namespaces; an end that goes down is a pulled plug for both. */
export async function cable(a: Namespace, nameInA: string, b: Namespace, nameInB: string): Promise<void> {
  await ip('link', 'add', nameInA, 'netns', a.name, 'type', 'veth', 'peer', 'name', nameInB, 'netns', b.name);
}

/** Removes what runs that were killed left behind. */
export async function removeLeftBehind(): Promise<void> {
  for (const line of (await ip('netns', 'list')).split('\n')) {
    const name = line.split(' ')[0] ?? '';
    if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) await remove(name);
  }
}

async function remove(name: string): Promise<void> {
  for (const line of (await ip('netns', 'pids', name)).split('\n')) {
    const pid = Number(line);
    if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGKILL');
  }
  await ip('netns', 'del', name);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
