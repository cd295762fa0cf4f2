import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Door } from './door.ts';
import { cable, Namespace, removeLeftBehind } from './namespace.ts';
import { CHROMIUM } from './programs.ts';
import type { Place } from './server.ts';

/** What both people call the server, and where it is: an address of the router's own, the same from either side. */
const NAME = 'parley.test';
export const ROUTER = '10.77.0.1';
const PORT = 5001;

type Side = 'a' | 'b';
/** The first three numbers of the network between each side and the router, and of the cable between both sides. */
const NETWORK = { a: '10.77.1', b: '10.77.2' } as const;
const DIRECT = '10.77.3';

/** Packets that a machine does not take. */
interface Refusal {
  protocol: 'udp' | 'tcp';
  /** Only from this address or network. */
  from?: string;
  /** This part of them, at random; all unless said. */
  share?: number;
}

/** The machine of one person. Its cable to the router is `up0`, the one to the other person `direct0`. */
export class Host {
  readonly namespace: Namespace;
  /** Starts Chromium on this machine. */
  readonly chromium: string;
  readonly #side: Side;
  #address: string;

  constructor(side: Side, namespace: Namespace, chromium: string) {
    this.namespace = namespace;
    this.chromium = chromium;
    this.#side = side;
    this.#address = `${NETWORK[side]}.2`;
  }

  get address(): string {
    return this.#address;
  }

  /** Its address on the cable between both people. */
  get directAddress(): string {
    return `${DIRECT}.${this.#side === 'a' ? 1 : 2}`;
  }

  /** The cable to the router is pulled: neither server, relay nor the other person is reached by it. */
  async unplug(): Promise<void> {
    await this.namespace.ip('link', 'set', 'up0', 'down');
  }

  async plugIn(): Promise<void> {
    await this.namespace.ip('link', 'set', 'up0', 'up');
    await this.#route();
  }

  /** Another address in place of the one it had, as after a change of network: every connection is dead, and nobody is told. */
  async moveTo(last: number): Promise<void> {
    const address = `${NETWORK[this.#side]}.${last}`;
    if (address === this.#address) return;
    await this.namespace.ip('addr', 'flush', 'dev', 'up0');
    this.#address = address;
    await this.namespace.ip('addr', 'add', `${address}/24`, 'dev', 'up0');
    await this.#route();
  }

  /** Packets that are lost on their way in. */
  async refuse({ protocol, from, share }: Refusal): Promise<void> {
    const some = share === undefined ? [] : ['-m', 'statistic', '--mode', 'random', '--probability', `${share}`];
    const whom = from === undefined ? [] : ['-s', from];
    await this.namespace.run('iptables', '-w', '-A', 'INPUT', '-p', protocol, ...whom, ...some, '-j', 'DROP');
  }

  async refuseNothing(): Promise<void> {
    await this.namespace.run('iptables', '-w', '-F', 'INPUT');
  }

  /** Bounds what it sends, such as `500kbit`; null for no bound. */
  async setRate(rate: string | null): Promise<void> {
    await this.namespace.run('tc', 'qdisc', 'del', 'dev', 'up0', 'root').catch(() => {});
    if (rate !== null)
      await this.namespace.run('tc', ...`qdisc add dev up0 root tbf rate ${rate} burst 10kb latency 50ms`.split(' '));
  }

  /** Everything as it was at the start. */
  async mend(): Promise<void> {
    await this.refuseNothing();
    await this.setRate(null);
    await this.moveTo(2);
    await this.plugIn();
  }

  async #route(): Promise<void> {
    await this.namespace.ip('route', 'replace', 'default', 'via', `${NETWORK[this.#side]}.1`);
  }
}

/**
 * Two people's machines and a router between them, on which the Parley server and the relay run:
 *
 *     a ──10.77.1──┐ router 10.77.0.1 ┌──10.77.2── b        and a ──10.77.3── b, a cable of their own
 *
 * At the start the router hands packets on, and the cable of their own is unplugged.
 */
export class Network {
  readonly a: Host;
  readonly b: Host;
  readonly router: Namespace;
  readonly #folder: string;
  readonly #door: Door;

  private constructor(a: Host, b: Host, router: Namespace, folder: string, door: Door) {
    this.a = a;
    this.b = b;
    this.router = router;
    this.#folder = folder;
    this.#door = door;
  }

  static async lay(): Promise<Network> {
    await removeLeftBehind();
    const made: Namespace[] = [];
    try {
      const [router, a, b] = [await Namespace.make('router'), await Namespace.make('a'), await Namespace.make('b')];
      made.push(router, a, b);
      await router.ip('addr', 'add', `${ROUTER}/32`, 'dev', 'lo');
      for (const [side, namespace] of [
        ['a', a],
        ['b', b],
      ] as const) {
        await cable(namespace, 'up0', router, `to-${side}`);
        await namespace.ip('addr', 'add', `${NETWORK[side]}.2/24`, 'dev', 'up0');
        await router.ip('addr', 'add', `${NETWORK[side]}.1/24`, 'dev', `to-${side}`);
        await router.ip('link', 'set', `to-${side}`, 'up');
      }
      await cable(a, 'direct0', b, 'direct0');
      await a.ip('addr', 'add', `${DIRECT}.1/24`, 'dev', 'direct0');
      await b.ip('addr', 'add', `${DIRECT}.2/24`, 'dev', 'direct0');
      // What is for elsewhere goes out and is lost, as on the Internet; a relay that is told there is no way there breaks down.
      await cable(router, 'out0', router, 'out1');
      for (const end of ['out0', 'out1']) await router.ip('link', 'set', end, 'arp', 'off', 'up');
      await router.ip('route', 'add', 'default', 'dev', 'out0');
      // What comes with an address of the other cable cannot be answered; a relay that tries stalls.
      await router.run('iptables', '-w', '-A', 'INPUT', '-s', `${DIRECT}.0/24`, '-j', 'DROP');
      const folder = await mkdtemp(join(tmpdir(), 'parley-network-'));
      const hosts = await Promise.all(
        (
          [
            ['a', a],
            ['b', b],
          ] as const
        ).map(async ([side, namespace]) => new Host(side, namespace, await launcher(folder, namespace))),
      );
      const network = new Network(
        hosts[0] as Host,
        hosts[1] as Host,
        router,
        folder,
        await Door.open(router.name, PORT),
      );
      await network.mend();
      return network;
    } catch (error) {
      for (const namespace of made) await namespace.remove();
      throw error;
    }
  }

  /** Where a server on the router runs, for `ParleyServer.start`. */
  get place(): Place {
    return { prefix: this.router.prefix, port: PORT, url: `http://${NAME}:${PORT}`, door: this.#door.port };
  }

  /** What Chromium needs to be told on these machines. */
  get chromiumArgs(): string[] {
    return [
      `--host-resolver-rules=MAP ${NAME} ${ROUTER}`,
      `--unsafely-treat-insecure-origin-as-secure=${this.place.url}`,
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ];
  }

  /** Whether the router hands packets from one person to the other on. Without it only the relay connects them. */
  async setRouted(routed: boolean): Promise<void> {
    await this.router.run('sh', '-c', `echo ${routed ? 1 : 0} > /proc/sys/net/ipv4/ip_forward`);
  }

  /** Plugs in or pulls the cable of their own. */
  async setDirect(up: boolean): Promise<void> {
    for (const { namespace } of [this.a, this.b]) await namespace.ip('link', 'set', 'direct0', up ? 'up' : 'down');
  }

  async mend(): Promise<void> {
    await this.a.mend();
    await this.b.mend();
    await this.setDirect(false);
    await this.setRouted(true);
  }

  async remove(): Promise<void> {
    await this.#door.close();
    for (const namespace of [this.a.namespace, this.b.namespace, this.router]) await namespace.remove();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A program that starts Chromium inside a namespace; its debugging pipe passes through. */
async function launcher(folder: string, namespace: Namespace): Promise<string> {
  const file = join(folder, `${namespace.name}.sh`);
  await writeFile(file, `#!/bin/sh\nexec ${namespace.prefix.join(' ')} ${CHROMIUM} "$@"\n`);
  await chmod(file, 0o755);
  return file;
}
